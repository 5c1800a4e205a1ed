import assert from 'node:assert/strict';
import { commands, languages, type TextDocument, Uri, window, workspace } from 'vscode';
import { keyboardIsIn, visibleSuggestions } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  libraryIsReady,
  notifications,
  quickPickRows,
  resetWorkbench,
  sampleUri,
  statusItems,
} from './support/workbench';

/** Opens what *New Text File* opens, with the keyboard in it. */
async function openNewText(): Promise<TextDocument> {
  await commands.executeCommand('workbench.action.files.newUntitledFile');
  const document = await waitFor('the new text', () => {
    const active = window.activeTextEditor?.document;
    return active?.isUntitled === true && active;
  });
  await keyboardIsIn(document);
  return document;
}

suite('a draft that was never saved', () => {
  suiteSetup(libraryIsReady);
  let before: Uint8Array;
  setup(async () => (before = await workspace.fs.readFile(sampleUri('references.bib'))));
  teardown(async () => {
    await resetWorkbench();
    await workspace.fs.writeFile(sampleUri('references.bib'), before);
  });

  test('begins as plain text: a citation offers the language in which papers are cited, and goes on in it', async () => {
    const document = await openNewText();
    await person.type('Some heads look up facts [@');
    const [offer] = await waitForList('the offer', visibleSuggestions, (rows) => rows.length > 0);
    assert.equal(offer?.label, 'Switch to Markdown to cite papers');
    await person.screenshot('plain-text-citation');
    await person.press('Enter');
    const [paper] = await waitForList('the papers', visibleSuggestions, (rows) => rows.length > 3);
    assert.equal(window.activeTextEditor?.document.languageId, 'markdown');
    assert.notEqual(paper?.label, offer?.label);
    assert.equal(document.getText(), 'Some heads look up facts [@]');
  });

  test('begins as plain text: the offer is there after more was typed, too', async () => {
    const document = await openNewText();
    await person.type('Some heads look up facts [@duo');
    await waitForList('the offer', visibleSuggestions, (rows) => rows.some(({ label }) => label === 'Switch to Markdown to cite papers'));
    await person.press('Enter');
    await waitForList('the paper', visibleSuggestions, (rows) => rows[0]?.label === 'DuoAttention');
    assert.equal(document.languageId, 'markdown');
    assert.equal(document.getText(), 'Some heads look up facts [@duo]');
  });

  test('has the menu of drafts as soon as its language is that of one', async () => {
    const document = await openNewText();
    await person.type('Some heads look up facts');
    await languages.setTextDocumentLanguage(document, 'latex');
    await waitFor('the menu', async () => {
      await person.press('Shift+F10');
      const isThere = await waitFor(
        'its entry',
        async () => (await person.see('.monaco-menu .action-item')).includes('Marginalia'),
        1000,
      ).catch(() => false);
      await person.press('Escape');
      return isThere;
    });
  });

  test('its entry goes to a file of the workspace folder, which it names by a relative path', async () => {
    const document = await openNewText();
    await person.type('Some heads look up facts [@');
    await waitForList('the offer', visibleSuggestions, (rows) => rows.length === 1);
    await person.press('Enter');
    await waitForList('the papers', visibleSuggestions, (rows) => rows.length > 3);
    await person.press('Enter');
    await waitFor('the citation', () => /\[@[a-z0-9-]+\]/.test(document.getText()));
    await waitForList('the question', notifications, (list) => list.length > 0);
    await answerNotification('Add');
    await waitForList('the bibliographies', quickPickRows, (rows) => rows.length > 0);
    assert.match((await quickPickRows())[0]?.label ?? '', /^references\.bib$/);
    await person.screenshot('untitled-bibliography');
    await person.press('Enter');
    await waitForList(
      'the count',
      () => statusItems('Added 1 entry'),
      (items) => items.length > 0,
    );
    const bib = await workspace.fs.readFile(sampleUri('references.bib'));
    assert.ok(bib.length > before.length);
    const text = window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /^---\nbibliography: references\.bib\n---\n/);
    assert.ok(
      await workspace.fs.stat(Uri.file('/references.bib')).then(
        () => false,
        () => true,
      ),
    );
  });
});
