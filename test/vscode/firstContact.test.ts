import assert from 'node:assert/strict';
import { commands, env, languages, window, workspace } from 'vscode';
import { openDraft } from './support/editing';
import { countOf, isGroup, row, showFolded, type TreeRow, treeRows } from './support/papersView';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  clearNotifications,
  libraryIsReady,
  notifications,
  quickPickRows,
  sampleUri,
  statusItems,
} from './support/workbench';

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

/** Those of its digests; what its bibliography alone has is no paper to look up. */
const papersOfSample = 33;

/** Waits until the status bar tells of so many papers more than the sample has. */
async function more(papers: number): Promise<void> {
  const item = `${papersOfSample + papers} papers in digests`;
  await waitForList(
    item,
    () => statusItems(' papers'),
    (items) => items.some((text) => text.trim() === item),
  );
}

/** Pastes into the active editor, once it has the keyboard. */
async function paste(text: string): Promise<void> {
  await waitFor('the keyboard in the editor', async () => (await person.see('.editor-instance .monaco-editor.focused')).length > 0);
  await env.clipboard.writeText(text);
  await commands.executeCommand('editor.action.clipboardPasteAction');
}

suite('first contact', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('the walkthrough has four steps, each with a picture and a button', async () => {
    // Beside the side bar VS Code has no room for pictures.
    await commands.executeCommand('workbench.action.closeSidebar');
    await commands.executeCommand('workbench.action.openWalkthrough', 'marginalia.marginalia#marginalia.firstSteps');
    const steps = await waitForList(
      'the steps',
      () => person.see('.getting-started-step .step-title'),
      (list) => list.length === 4,
    );
    assert.deepEqual(steps, ['Paste a digest', 'Look up a paper', 'Cite a paper', 'Write a note']);
    const buttons = ['Paste a Digest', 'Show a Card', 'Cite a Paper', 'Write a Note'];
    for (const [index, button] of buttons.entries()) {
      await person.click(`.getting-started-step .step-title:has-text("${steps[index]!}")`);
      await waitFor(`the button "${button}"`, async () =>
        (await person.see('.getting-started-step.expanded .button-container .monaco-button')).includes(button),
      );
      await waitFor('the picture', async () => (await person.seeInPages('svg text')).length > 0);
    }
  });

  for (const [step, button, what, done] of [
    [
      'Paste a digest',
      'Paste a Digest',
      'the digest that was copied',
      () => window.activeTextEditor?.document.getText() === digest && window.activeTextEditor.document.languageId === 'marginalia-digest',
    ],
    [
      'Look up a paper',
      'Show a Card',
      'a card',
      async () => (await person.see('.monaco-resizable-hover .monaco-hover-content')).some((text) => text.includes('Insert citation')),
    ],
    ['Cite a paper', 'Cite a Paper', 'papers to choose from', async () => (await quickPickRows()).length > 5],
    [
      'Write a note',
      'Write a Note',
      'the keyboard in the box of a note',
      async () => (await person.see('.review-widget .edit-container .monaco-editor.focused')).length > 0,
    ],
  ] as const) {
    test(`the button "${button}" of the walkthrough brings ${what}`, async () => {
      await env.clipboard.writeText(digest);
      await commands.executeCommand('workbench.action.openWalkthrough', 'marginalia.marginalia#marginalia.firstSteps');
      await person.click(`.getting-started-step .step-title:has-text("${step}")`);
      await person.click(`.getting-started-step.expanded .button-container .monaco-button:has-text("${button}")`);
      await waitFor(what, done);
      if (step === 'Write a note') await person.click('.review-widget .monaco-button:has-text("Cancel")');
      await person.press('Escape');
    });
  }

  test('what the walkthrough starts, in turn: a card, a citation, the box of a note', async () => {
    void commands.executeCommand('marginalia.tryCard');
    await waitFor('a card', async () =>
      (await person.see('.monaco-resizable-hover .monaco-hover-content')).some((text) => text.includes('Insert citation')),
    );
    await person.screenshot('try-card');
    // It ends when a paper is chosen.
    void commands.executeCommand('marginalia.tryCitation');
    await waitForList('papers', quickPickRows, (rows) => rows.length > 5);
    await person.type('duoattention');
    await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith('DuoAttention') ?? false);
    await person.press('Enter');
    await waitFor('the citation', () => window.activeTextEditor?.document.getText().includes('near [@duoattention]'));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    void commands.executeCommand('marginalia.tryNote');
    await waitFor(
      'the keyboard in the box',
      async () => (await person.see('.review-widget .edit-container .monaco-editor.focused')).length > 0,
    );
    await person.screenshot('try-note');
    await person.click('.review-widget .monaco-button:has-text("Cancel")');
    await waitFor('the box to go', async () => (await person.see('.review-widget .edit-container')).length === 0);
  });

  test('a digest that is pasted into a new text is offered to be read, once (core)', async () => {
    await more(0);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content: '' }));
    await paste(digest);
    await waitForList('the question', notifications, (list) => list.some((text) => text.startsWith('Found 2 papers.')));
    await person.screenshot('paste-offered');
    await answerNotification('Add to Library');
    await waitFor('the language', () => window.activeTextEditor?.document.languageId === 'marginalia-digest');
    await more(2);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await more(0);
  });

  test('the offer stays in the status bar after its notification is gone', async () => {
    await more(0);
    await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content: '' }));
    await paste(digest);
    await waitForList('the question', notifications, (list) => list.some((text) => text.startsWith('Found 2 papers.')));
    await clearNotifications();
    await openDraft('related-work.md');
    await waitFor('the draft without it', async () => (await statusItems('Add 2 papers')).length === 0);
    await person.press('Control+Tab');
    await waitForList(
      'the item',
      () => statusItems('Add 2 papers'),
      (items) => items.length === 1,
    );
    await person.screenshot('paste-offer-item');
    await person.click('[id$=".pasteOffer"] a');
    await waitFor('the language', () => window.activeTextEditor?.document.languageId === 'marginalia-digest');
    await more(2);
    await waitFor('the item to go', async () => (await statusItems('Add 2 papers')).length === 0);
  });

  test('prose that is pasted, and a digest that is pasted into a draft, are no question', async () => {
    const sandbox = await createSandbox({ 'draft.md': '', 'plain.txt': '', 'other.txt': '' });
    await window.showTextDocument(sandbox.uri('draft.md'));
    await paste(digest);
    await waitFor('the text', () => window.activeTextEditor?.document.getText().includes('Larkspur'));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await window.showTextDocument(sandbox.uri('plain.txt'));
    await paste(digest.replaceAll('\n', ' '));
    await waitFor('the text', () => window.activeTextEditor?.document.getText().includes('Larkspur'));
    // The question about a digest that is pasted after them comes alone.
    await window.showTextDocument(sandbox.uri('other.txt'));
    await paste(digest);
    await waitForList('one question', notifications, (list) => list.length > 0);
    assert.equal((await notifications()).length, 1);
  });

  test('Paste a Digest takes what was copied (core)', async () => {
    await env.clipboard.writeText(digest);
    await more(0);
    await chooseCommand('Marginalia: Paste a Digest');
    await more(2);
    assert.equal(window.activeTextEditor?.document.getText(), digest);
  });

  test('Paste a Digest takes an export, and a text without papers with a word about it', async () => {
    await env.clipboard.writeText('TY  - JOUR\nTI  - Long Short-Term Memory\nAU  - Hochreiter, Sepp\nPY  - 1997\nER  - \n');
    await more(0);
    await chooseCommand('Marginalia: Paste a Digest');
    await more(1);
    await env.clipboard.writeText('Milk, bread, and a pound of apples.\n');
    await chooseCommand('Marginalia: Paste a Digest');
    await waitFor('the copied text', () => window.activeTextEditor?.document.getText() === 'Milk, bread, and a pound of apples.\n');
    await waitForList('the word about it', notifications, (list) => list.some((words) => words.includes('No papers found')));
  });

  test('Paste a Digest takes the source of a web page, which does not name the file', async () => {
    await env.clipboard.writeText(`<div class="papers"><h3>Long Short-Term Memory</h3><p>Hochreiter, 1997</p></div>\n`);
    await chooseCommand('Marginalia: Paste a Digest');
    await waitFor('the digest', () => window.activeTextEditor?.document.getText().includes('<h3>Long Short-Term Memory</h3>') ?? false);
    assert.match(window.tabGroups.activeTabGroup.activeTab?.label ?? '', /^Untitled-\d+$/);
  });

  test('a text that was made a digest by its language alone is none any more when its tab is closed, and one again in a new tab', async () => {
    const sandbox = await createSandbox({ 'papers.txt': digest });
    await more(0);
    const document = await workspace.openTextDocument(sandbox.uri('papers.txt'));
    await window.showTextDocument(document, { preview: false });
    await languages.setTextDocumentLanguage(document, 'marginalia-digest');
    await more(2);
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await more(0);
    if (document.isClosed) return;
    await window.showTextDocument(sandbox.uri('papers.txt'));
    await more(2);
  });

  test('an emptied library tells which digest went, and a click reads it where it is now; forgotten, it says how to begin', async () => {
    await more(0);
    // They may be grouped otherwise than before: topics remember what there was.
    const areAll = (rows: readonly TreeRow[]): boolean =>
      rows.filter(isGroup).reduce((sum, each) => sum + countOf(each), 0) === papersOfSample;
    await showFolded();
    await waitForList('the tree', treeRows, areAll);
    await workspace.fs.rename(sampleUri('newsletter-digest.md'), sampleUri('newsletter.bak'));
    await workspace.fs.rename(sampleUri('reading-digest.txt'), sampleUri('reading.bak'));
    try {
      const rows = await waitForList(
        'what went',
        treeRows,
        (list) => list.length === 2 && list.every(({ description }) => description === 'not found'),
      );
      // A row that is drawn anew takes no notice of a click.
      await waitForList(
        'no number of papers',
        () => statusItems(' papers'),
        (items) => items.length === 0,
      );
      assert.ok(
        rows.some(({ label }) => label === 'reading-digest.txt'),
        JSON.stringify(rows),
      );
      await person.screenshot('library-emptied');
      await person.hover(row('reading-digest.txt'));
      await person.click(`${row('reading-digest.txt')} .codicon-close`);
      await waitFor('the welcome', async () => (await person.see('.welcome-view-content a.monaco-button')).includes('Paste a Digest'));
    } finally {
      await workspace.fs.rename(sampleUri('newsletter.bak'), sampleUri('newsletter-digest.md'));
      await workspace.fs.rename(sampleUri('reading.bak'), sampleUri('reading-digest.txt'));
    }
    await waitForList('the tree again', treeRows, areAll);
    await more(0);
  });

  test('the link "Open the sample" of the walkthrough opens its draft in another window, with the papers and a line on what to try', async function (this: Mocha.Context) {
    this.timeout(2 * windowLimit);
    await commands.executeCommand('workbench.action.openWalkthrough', 'marginalia.marginalia#marginalia.firstSteps');
    await person.click('.getting-started-step .step-title:has-text("Paste a digest")');
    await person.click('.getting-started-step.expanded a:has-text("Open the sample")');
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
      await waitForList(
        'the papers',
        () => person.seeInNewWindow(row('')),
        (rows) => rows.length > 1,
      );
    } finally {
      await person.screenshotOfNewWindow('sample');
      await person.closeNewWindow();
    }
  });
});
