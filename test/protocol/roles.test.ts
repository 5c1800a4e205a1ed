import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CompletionList, Hover, Location, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { waitForDiagnostics } from './waiting';

const bib = '@misc{kite2020,\n  title = {Kite: A Study},\n  author = {Berg, Ada},\n  year = 2020\n}\n\n@misc{roe2021, title = {Moraine}}\n';
const draft =
  '---\nbibliography: refs.bib\n---\n\nFirst {cite:p}`kite2020,roe2021`, then :cite:`kite2020` and [so](cite:cites kite2020).\n\nLast {cite:t}`kite202`.\n';

let workspace: Workspace;
let client: LspClient;
let uri: string;
const document = TextDocument.create('file:///draft.md', 'markdown', 1, draft);

before(async () => {
  workspace = await createWorkspace({ 'refs.bib': bib, 'draft.md': draft });
  client = await startClient(workspace);
  uri = workspace.uriOf('draft.md');
  await client.open(uri, 'markdown', draft);
  await client.ready;
});
after(async () => {
  assert.deepEqual(client.log, []);
  await client.stop();
  workspace.dispose();
});

/** The position after the words in the draft. */
function afterWords(words: string) {
  return { textDocument: { uri }, position: document.positionAt(draft.indexOf(words) + words.length) };
}

test('keys in roles and citing links are hovered, found and renamed', async () => {
  const hover = await client.request<Hover>('textDocument/hover', afterWords('{cite:p}`ki'));
  assert.match(JSON.stringify(hover.contents), /Kite/);
  const all = await client.request<readonly Location[]>('textDocument/references', {
    ...afterWords(':cite:`ki'),
    context: { includeDeclaration: false },
  });
  assert.equal(all.filter((each) => each.uri === uri).length, 3);
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...afterWords('cites ki'), newName: 'kite2' });
  const edits = JSON.stringify(edit);
  assert.equal(edits.match(/"newText":"kite2"/g)?.length, 4);
});

test('a wrong key in a role is told, and a key is completed there', async () => {
  const found = await waitForDiagnostics(client, uri, (all) => all.some(({ code }) => code === 'undefined-citation'));
  assert.deepEqual(
    found.filter(({ code }) => code === 'undefined-citation').map(({ range }) => document.getText(range)),
    ['kite202'],
  );
  const list = await client.request<CompletionList>('textDocument/completion', afterWords('{cite:t}`ki'));
  assert.deepEqual(
    list.items.map(({ label }) => label),
    ['Kite: A Study'],
  );
});
