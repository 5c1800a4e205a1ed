import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, workspace } from 'vscode';
import { editorOf, hoverOver, openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, quickPickInput, quickPickRows, sampleUri } from './support/workbench';

const table =
  '\ufeffAuthors,Title,Year,Source title,DOI,Abstract,Author Keywords\r\n' +
  '"Berg A.; Ice B.","Kumquat: Peeling ""Small"" Fruit, One by One",2022,"Journal of Fruit","10.1000/k.1","We introduce Kumquat, which peels fruit\r\nthat is too small for a knife.","fruit; knives"\r\n' +
  '"Roe C.","Persimmon: Waiting Until Fruit Is Ripe",2021,"Journal of Fruit","10.1000/p.2","We introduce Persimmon, which waits.",""\r\n';

suite('an export of a database as a digest', () => {
  const uri = sampleUri('scopus-digest.csv');
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(uri, Buffer.from(table));
  });
  suiteTeardown(() => workspace.fs.delete(uri));

  test('its papers are found, and lead to their rows', async () => {
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type('kumquat');
    await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith('Kumquat: ') ?? false);
    await person.press('Escape');
    const draft = await openDraft('related-work.md');
    await draft.edit((edit) =>
      edit.insert(draft.document.lineAt(draft.document.lineCount - 1).range.end, '\n\nFruit is peeled [@kumquat].\n'),
    );
    await placeCursorAt(draft, 'peeled [@kum<|>quat');
    assert.match(await hoverOver('kumquat', 'kumquat]'), /^Kumquat: Peeling "Small" Fruit, One by One\s+.*Journal of Fruit/m);
    await person.moveAway();
    await person.press('F12');
    const editor = await editorOf('scopus-digest.csv');
    await waitFor('the cursor at the title', () =>
      editor.document.getText().slice(editor.document.offsetAt(editor.selection.active)).startsWith('Kumquat: '),
    );
  });

  test('it is outlined, and its titles show their cards', async () => {
    const { document } = await openDraft('scopus-digest.csv');
    const card = await hoverOver('Persimmon', 'Persimmon: Waiting');
    assert.match(card, /^Persimmon: Waiting Until Fruit Is Ripe/);
    await person.screenshot('export-hover');
    const papers = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.deepEqual(papers.map(({ name }) => name).sort(), [
      'Kumquat: Peeling "Small" Fruit, One by One',
      'Persimmon: Waiting Until Fruit Is Ripe',
    ]);
  });
});
