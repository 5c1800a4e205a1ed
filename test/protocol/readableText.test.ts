import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CompletionItem, CompletionList, DocumentSymbol, Hover, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import type { BlockAnswer } from '../../server/src/protocol/noteRequests';
import type { PapersAnswer } from '../../server/src/protocol/paperRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

const digest =
  'Rivers at $O(n^2)$ Speed\n\nBoats waste 30\\% of their fuel, and nobody knows why. We present a lock that lifts approx13% more boats and keeps \\textbf{50\\%} of the water. Our lock is 1.44times as fast as a ladder ([email\u00a0protected]).\n\nLark: Songs of the Hills\n\nLark climbs hills slowly, and sings of rivers all day.\n';
const draft = 'As others say [@';
const note =
  '---\nkey: rivers-o-n-2\ntitle: "Rivers at $O(n^2)$ Speed"\n---\n\n> keeps \\\\textbf{50\\\\%} of the water\n\n^n-ice1\n\nTrue.\n';
const debris = /\\\\?%|times|approx|textbf|protected|\$/;

let workspace: Workspace;
let client: LspClient;
let key: string;

before(async () => {
  workspace = await createWorkspace({ 'reading-digest.txt': digest, 'draft.md': draft, 'marginalia/notes/lock.md': note });
  client = await startClient(workspace);
  await client.open(workspace.uriOf('draft.md'), 'markdown', draft);
  await client.ready;
  const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
  key = papers[0]?.key ?? '';
  assert.deepEqual(
    papers.map(({ title }) => title),
    ['Rivers at O(n^2) Speed', 'Lark: Songs of the Hills'],
  );
});
after(async () => {
  assert.equal(readFileSync(join(workspace.path, 'reading-digest.txt'), 'utf8'), digest, 'the file is never changed');
  await client.stop();
  workspace.dispose();
});

function check(shown: string, ...wanted: readonly string[]): void {
  assert.doesNotMatch(shown, debris);
  for (const words of wanted) assert.ok(shown.includes(words), `${words} is not in ${shown}`);
}

test('cards, completion and outlines show what TeX left as what it stands for', async () => {
  const uri = workspace.uriOf('reading-digest.txt');
  const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 3 } });
  check((hover.contents as { value: string }).value, 'waste 30% of', '≈13% more', 'keeps 50% of', '1.44× as fast');
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: workspace.uriOf('draft.md') },
    position: { line: 0, character: draft.length },
  });
  const item = items.find(({ data }) => JSON.stringify(data).includes(key));
  assert.ok(item);
  check(item.label, 'Rivers at O(n^2) Speed');
  const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
  check((resolved.documentation as { value: string }).value, '≈13% more');
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  check(JSON.stringify(symbols), 'Rivers at O(n^2) Speed');
  const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'rivers speed' });
  check(found[0]?.name ?? '', 'Rivers at O(n^2) Speed');
});

test('a search shows a clean passage with its words marked', async () => {
  const { results } = await client.request<SearchAnswer>('marginalia/search', { query: 'boats water' });
  const match = results[0]?.matches.find(({ field }) => field === 'abstract');
  assert.ok(match);
  check(match.text, 'keeps 50% of the water');
  for (const [start, end] of match.ranges) assert.match(match.text.slice(start, end), /^(?:boats|water)$/i);
});

test('a matrix, a topic outline and a quotation are clean', async () => {
  const place = { uri: workspace.uriOf('draft.md'), position: { line: 0, character: 0 } };
  const matrix = await client.request<BlockAnswer>('marginalia/blockEdit', { kind: 'matrix', ...place, keys: [key] });
  assert.ok(matrix.kind === 'edits');
  check(matrix.edits[0]?.newText ?? '', 'keeps 50% of');
  const outline = await client.request<{ readonly edits: readonly { readonly newText: string }[] }>('marginalia/blockEdit', {
    kind: 'topic-outline',
    ...place,
  });
  check(outline.edits.map(({ newText }) => newText).join(''), 'lifts ≈13% more boats');
});

test('a note keeps the words of the file, and its quotation in a draft is clean', async () => {
  const inserted = await client.request<BlockAnswer>('marginalia/blockEdit', {
    kind: 'note',
    uri: workspace.uriOf('draft.md'),
    position: { line: 0, character: 0 },
    note: workspace.uriOf('marginalia/notes/lock.md'),
    id: 'n-ice1',
    form: 'quotation',
  });
  assert.ok(inserted.kind === 'edits', JSON.stringify(inserted));
  check(inserted.edits.map(({ newText }) => newText).join(''), '> keeps 50% of the water');
});
