import assert from 'node:assert/strict';
import { env, type TextDocument } from 'vscode';
import { chooseFromMenu, editorOf, keyboardIsIn, openDraft, openMenu, placeCursorAt, takeFix } from './support/editing';
import { person } from './support/person';
import { hideReferences, isOfDraft, referenceRow, referenceRows } from './support/referencesView';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { answerNotification, chooseCommand, libraryIsReady, notifications, quickPickRows } from './support/workbench';

const bib = `@misc{drumlins,
  title = {Drumlins: How Hills of Clay Came to Be},
}

@misc{last, title = {Last}}
`;
const paste = 'Replace with BibTeX, RIS or DOI from the clipboard';
const copied = 'TY  - JOUR\nAU  - Roe, Al\nTI  - Drumlins: How Hills of Clay Came to Be\nJO  - Journal of Clay\nPY  - 2021\nER  - \n';

suite('incomplete entries, mended', () => {
  suiteSetup(libraryIsReady);
  teardown(() => person.press('Escape'));
  suiteTeardown(clearSandboxes);

  async function openFixes(): Promise<{ readonly document: TextDocument; readonly text: () => string }> {
    const sandbox = await createSandbox({ 'clay.bib': bib });
    const editor = await openDraft(sandbox.path('clay.bib'));
    await placeCursorAt(editor, '@misc{drum<|>lins');
    await waitFor('the mark at the entry', async () => (await person.see('.editor-instance .cdr.squiggly-info')).length > 0);
    await openMenu(() => person.press('ControlOrMeta+.'), paste);
    await person.screenshot('incomplete-fixes');
    const { document } = editor;
    return { document, text: () => document.getText() };
  }

  test('a RIS record on the clipboard takes the place of the entry, whose key stays; one undo takes it back', async () => {
    await env.clipboard.writeText(copied);
    const { document, text } = await openFixes();
    await takeFix(paste, () => text().startsWith('@article{drumlins,'), chooseFromMenu);
    assert.match(
      text(),
      /^@article\{drumlins,\n {2}author = \{Roe, Al\},\n {2}title = \{Drumlins[^]*journal = \{Journal of Clay\}[^]*@misc\{last, title = \{Last\}\}\n$/,
    );
    await person.screenshot('incomplete-pasted');
    await keyboardIsIn(document);
    await person.press('ControlOrMeta+z');
    await waitFor('the entry as it was', () => text() === bib);
  });

  test('what was copied is pasted over the entry by the keyboard alone, and Ctrl+Z takes it back', async () => {
    await env.clipboard.writeText(copied);
    const { document, text } = await openFixes();
    await takeFix(paste, () => /^@article\{drumlins,[^]*Journal of Clay/.test(text()));
    await keyboardIsIn(document);
    await person.press('ControlOrMeta+z');
    await waitFor('the entry as it was', () => text() === bib);
    await person.press('ControlOrMeta+s');
    await waitFor('the saved file', () => !document.isDirty);
  });

  test('BibTeX that was copied is pasted by the palette, and Undo Reference Change takes it back from anywhere', async () => {
    await env.clipboard.writeText(
      '@article{roe2021, author = {Roe, Al}, title = {Drumlins: How Hills of Clay Came to Be}, journal = {Journal of Clay}, year = 2021}\n',
    );
    const sandbox = await createSandbox({ 'clay.bib': bib, 'draft.md': 'Hills [@drumlins].\n' });
    const { document } = await openDraft(sandbox.path('clay.bib'));
    await placeCursorAt(await editorOf('clay.bib'), '@misc{drum<|>lins');
    await chooseCommand('Marginalia: Paste Reference over Entry');
    await waitFor('the saved entry', () => /^@article\{drumlins,[^]*Journal of Clay/.test(document.getText()) && !document.isDirty);
    await openDraft(sandbox.path('draft.md'));
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('the entry as it was', () => document.getText() === bib && !document.isDirty);
    assert.equal(await sandbox.read('clay.bib'), bib);
  });

  test('a reference that is pasted from the list into a file that is not in front: the message takes it back', async () => {
    await env.clipboard.writeText(copied);
    const sandbox = await createSandbox({ 'clay.bib': bib, 'draft.md': '---\nbibliography: clay.bib\n---\n\nHills [@drumlins].\n' });
    await openDraft(sandbox.path('draft.md'));
    await chooseCommand('Marginalia: Show Incomplete References');
    await waitForList('the drafts', quickPickRows, (rows) => isOfDraft(rows[0]));
    await person.press('Enter');
    // Another list with the same row may have been there before.
    await waitForList(
      'the list of the draft',
      () => person.see('.pane-header .description'),
      (texts) => texts.some((text) => text.includes(sandbox.path('draft.md'))),
    );
    await waitForList('the list', referenceRows, (rows) => rows[0]?.key === 'drumlins');
    await person.click(referenceRow('drumlins'), { button: 'right' });
    await person.click('.monaco-menu [role="menuitem"]:has-text("Paste Reference over Entry")');
    await waitFor('the entry', async () => /Roe, Al/.test((await sandbox.read('clay.bib')) ?? ''));
    await waitForList('the message', notifications, (all) => all.includes('Replaced the entry drumlins'));
    await person.screenshot('pasted-from-list');
    await answerNotification('Undo');
    await waitFor('the file as it was', async () => (await sandbox.read('clay.bib')) === bib);
    await hideReferences();
  });

  test('another paper is asked about, and not pasted if the writer does not want it', async () => {
    await env.clipboard.writeText(copied.replace('Drumlins', 'Kames'));
    const { document, text } = await openFixes();
    await takeFix(paste, async () => (await quickPickRows()).length > 0, chooseFromMenu);
    await waitForList('the question', quickPickRows, (rows) => rows[1]?.label === 'Paste Anyway');
    await person.screenshot('incomplete-doubt');
    await person.press('Escape');
    await keyboardIsIn(document);
    assert.equal(text(), bib);
    assert.ok(!document.isDirty);
  });
});
