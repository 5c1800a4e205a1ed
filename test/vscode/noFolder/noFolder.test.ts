import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands, env, Selection, Uri, window, workspace } from 'vscode';
import { keyboardIsIn, visibleSuggestions } from '../support/editing';
import { listPalette } from '../support/palette';
import { person } from '../support/person';
import { waitFor, waitForList, waitUntilSettled } from '../support/waiting';
import { answerNotification, chooseCommand, libraryIsReady, notifications, quickPickRows, statusItems } from '../support/workbench';

const papers = [
  [
    'Quillwort: Naming Ferns with Small Models',
    'We name ferns from the shape of a single leaf. A small model is taught with drawings instead of photographs, and tells forty kinds apart where earlier work needed a whole plant in flower. It runs on a telephone and asks for a second leaf when it is not sure.',
  ],
  [
    'Larkspur: Counting Birds in Recordings of a Meadow',
    'We count birds in long recordings without a list of the kinds that may sing there. The method splits a recording where the singer changes, joins what one bird sang, and gives a range instead of a number where two birds can not be told apart by their voices alone.',
  ],
] as const;
const digest = `${papers.map(([title, abstract]) => `${title}\n\n${abstract}\n`).join('\n')}`;

/** How long (ms) a second window may take to come up. */
const windowLimit = 40_000;

suite('a window with no folder', () => {
  suiteSetup(libraryIsReady);
  // VS Code would bring them back in the next window.
  suiteTeardown(async () => {
    for (const document of workspace.textDocuments.filter(({ isUntitled }) => isUntitled)) {
      await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  test('the palette offers five commands, beside those that VS Code makes for the view', async () => {
    const rows = await listPalette((titles) => titles.includes('Open Sample'));
    await person.screenshot('palette-empty-window');
    await person.press('Escape');
    assert.deepEqual(
      rows.filter((title) => title !== 'Focus on Papers View'),
      ['Add Papers...', 'Get Started', 'Open Sample', 'Paste a Digest', 'Restart Server'],
    );
  });

  test('the view shows how to begin, and no number of papers stands in the status bar (core)', async () => {
    assert.equal(workspace.workspaceFolders, undefined);
    await chooseCommand('Marginalia: Focus on Papers View');
    await waitFor('the welcome', async () => (await person.see('.welcome-view-content a.monaco-button')).includes('Paste a Digest'));
    assert.deepEqual(await statusItems(' papers'), []);
    await person.screenshot('no-folder');
  });

  test('a digest that is pasted is read, and what is said of keeping it names no folder that is open (core)', async () => {
    await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content: '' }));
    await waitFor('the keyboard in the editor', async () => (await person.see('.editor-instance .monaco-editor.focused')).length > 0);
    await env.clipboard.writeText(digest);
    await commands.executeCommand('editor.action.clipboardPasteAction');
    await waitForList('the question', notifications, (list) => list.some((text) => text.startsWith('Found 2 papers.')));
    await answerNotification('Add to Library');
    const told = await waitForList(
      'what is said',
      () => statusItems("is a digest while it's open"),
      (items) => items.length > 0,
    );
    assert.match(told[0] ?? '', /save it as digest\.txt in your project folder\.$/);
    await waitForList(
      'its papers',
      () => statusItems(' papers'),
      (items) => items.some((text) => text.trim() === '2 papers'),
    );
    await person.screenshot('no-folder-pasted');
  });

  test('what would be saved in a folder asks for one before the writer writes', async function (this: Mocha.Context) {
    this.timeout(2 * windowLimit);
    const editor = await window.showTextDocument(await workspace.openTextDocument({ language: 'marginalia-digest', content: digest }));
    await waitForList(
      'its papers',
      () => statusItems(' papers'),
      (items) => items.length > 0,
    );
    await keyboardIsIn(editor.document);
    editor.selection = new Selection(2, 3, 2, 20);
    const before = editor.document.getText();
    for (const [title, saved] of [
      ['Annotate Selection', 'Notes'],
      ['Annotate Paper', 'Notes'],
      ['Set Reading Status', 'Notes'],
      ['Edit Topics', 'Your topics'],
      ['Correct Parsing', 'Corrections'],
      ['Complete References', 'Completed references'],
    ] as const) {
      await chooseCommand(`Marginalia: ${title}`);
      await waitForList(`what ${title} asks`, quickPickRows, (rows) => rows[0]?.label === 'Open Folder...' && rows[1]?.label === 'Cancel');
      const text = `${saved} are saved in your project folder. Open a folder first.`;
      assert.equal((await person.see(`.quick-input-box input[placeholder="${text}"]`)).length, 1, title);
      assert.deepEqual(await person.see('.review-widget'), [], title);
      if (title === 'Complete References') await person.screenshot('no-folder-asks');
      // What is typed for the note that can't be written is no text of the digest.
      await person.type('my note');
      await person.press('Escape');
      await keyboardIsIn(editor.document);
      assert.equal(editor.document.getText(), before);
    }
  });

  test('a draft that was never saved is saved before an entry is added beside it', async function (this: Mocha.Context) {
    this.timeout(windowLimit);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'marginalia-digest', content: digest }));
    await waitForList(
      'its papers',
      () => statusItems(' papers'),
      (items) => items.length > 0,
    );
    await commands.executeCommand('workbench.action.files.newUntitledFile');
    const draft = await waitFor('the new text', () => {
      const active = window.activeTextEditor?.document;
      return active?.isUntitled === true && active.getText() === '' && active;
    });
    await keyboardIsIn(draft);
    await person.type('A single leaf is enough [@');
    await waitForList('the offer', visibleSuggestions, (rows) => rows.length === 1);
    await person.press('Enter');
    await waitForList('the papers', visibleSuggestions, (rows) => rows.some(({ label }) => label.startsWith('Quillwort')));
    await person.type('quill');
    await waitForList('the paper', visibleSuggestions, (rows) => rows[0]?.label.startsWith('Quillwort') === true && rows[0].focused);
    await person.press('Enter');
    await waitFor('the citation', () => draft.getText().includes('[@quillwort]'));
    await waitForList('the question', notifications, (list) => list.some((text) => text.startsWith('Save ')));
    await person.screenshot('no-folder-save-draft');
    await answerNotification('Save Draft...');
    const input = '.quick-input-widget .quick-input-box input';
    await waitFor('the dialog', async () => ((await person.input(input)) ?? '').includes('/'));
    const folder = await mkdtemp(join(tmpdir(), 'marginalia-unsaved-'));
    // While the dialog looks up a folder, it completes what is typed, and takes no Enter.
    const readPath = async (): Promise<string | undefined> => person.input(input);
    await waitUntilSettled(async () => [await readPath()]);
    const path = join(folder, 'leaf.md');
    await person.press('ControlOrMeta+A');
    await person.paste(path);
    await waitForList(
      'the path',
      async () => [await readPath()],
      ([typed]) => typed === path,
    );
    await waitUntilSettled(async () => [await readPath()]);
    await person.press('Enter');
    await waitForList('the bibliographies', quickPickRows, (rows) => rows[0]?.label.includes('references.bib') ?? false);
    await person.screenshot('no-folder-bibliography');
    await person.press('Enter');
    await waitForList(
      'the count',
      () => statusItems('Added 1 entry'),
      (items) => items.length > 0,
    );
    assert.match(await readFile(join(folder, 'references.bib'), 'utf8'), /^@misc\{quillwort,/);
    assert.match(window.activeTextEditor?.document.getText() ?? '', /^---\nbibliography: references\.bib\n---\n/);
    assert.equal(await readFile('/references.bib').catch(() => undefined), undefined);
    await commands.executeCommand('workbench.action.files.save');
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await rm(folder, { recursive: true });
  });

  test('Open Sample leaves a text that is not saved alone, and opens its draft in another window', async function (this: Mocha.Context) {
    this.timeout(2 * windowLimit);
    // Under a name of its own: VS Code may still have the text of the last test for the name that comes next.
    const { document } = await window.showTextDocument(await workspace.openTextDocument(Uri.parse('untitled:words.md')));
    await person.type('Words.');
    await waitFor('what is typed', () => document.getText() === 'Words.');
    await chooseCommand('Marginalia: Open Sample');
    try {
      await waitForList(
        'the draft in a window of its own',
        () => person.seeInNewWindow('.tab.active .label-name'),
        (tabs) => tabs.some((tab) => tab.startsWith('related-work')),
        windowLimit,
      );
      await waitForList(
        'the line',
        () => person.seeInNewWindow('.tree-explorer-viewlet-tree-view .message'),
        (lines) => lines.some((text) => text.startsWith('Try this')),
      );
    } finally {
      await person.closeNewWindow();
    }
    assert.deepEqual(
      [document.getText(), document.isClosed, window.visibleTextEditors.some((editor) => editor.document === document)],
      ['Words.', false, true],
    );
  });
});
