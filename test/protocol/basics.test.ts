import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CompletionItem, CompletionList, DocumentSymbol, Hover, LocationLink } from 'vscode-languageserver-protocol';
import type { HoverWithPaper } from '../../server/src/protocol/paperRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, editorCapabilities, type LspClient, serverPath, startClient, type Workspace } from '../support/lspClient';
import { projectRoot } from '../support/projectRoot';

const digest = `Jun 23

KiteFormer: Tethered Attention for Very Long Documents

Long documents strain attention. We introduce KiteFormer, a tethered attention layer that reads 2.5x longer inputs in the same memory. It needs no new training.

A Plain Look at Cache Eviction

Caches fill up. This paper studies when a cached key can go, and finds that 80% of the entries are never read again.
`;
const draft = 'Related work.\n\nKiteFormer reads long inputs [@kiteformer].\n\nWe compare with [@';

let workspace: Workspace;
let client: LspClient;
let draftUri: string;

before(async () => {
  workspace = await createWorkspace({ 'reading-digest.txt': digest, 'draft.md': draft });
  client = await startClient(workspace);
  draftUri = workspace.uriOf('draft.md');
  await client.open(draftUri, 'markdown', draft);
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

test('the server says who it is and what it can do', () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  assert.equal(spawnSync(process.execPath, [serverPath, '--version'], { encoding: 'utf8' }).stdout.trim(), manifest.version);
  assert.deepEqual(Object.keys(client.capabilities as object).sort(), [
    'codeActionProvider',
    'codeLensProvider',
    'completionProvider',
    'definitionProvider',
    'documentHighlightProvider',
    'documentLinkProvider',
    'documentSymbolProvider',
    'foldingRangeProvider',
    'hoverProvider',
    'inlayHintProvider',
    'referencesProvider',
    'renameProvider',
    'semanticTokensProvider',
    'textDocumentSync',
    'workspace',
    'workspaceSymbolProvider',
  ]);
});

test('hover on a key and on a name shows the card', async () => {
  for (const position of [
    { line: 2, character: 34 },
    { line: 2, character: 3 },
  ]) {
    const hover = await client.request<Hover>('textDocument/hover', { textDocument: { uri: draftUri }, position });
    const { value } = hover.contents as { value: string };
    assert.match(value, /^\*\*KiteFormer: Tethered Attention/);
    assert.match(value, /\n“We introduce \*\*KiteFormer\*\*.*” \(.*\)\n/);
    assert.match(value, /2\.5x/);
    assert.match(value, /Jun 23/);
    assert.match(value, /cited once/);
  }
});

test('an editor with actions for papers gets the card without its last row, and the paper with it', async () => {
  const capabilities = { ...editorCapabilities, experimental: { hoverPaper: true } };
  const editor = await startClient(workspace, { capabilities });
  try {
    await editor.open(draftUri, 'markdown', draft);
    await editor.ready;
    const position = { line: 2, character: 3 };
    const hover = await editor.request<HoverWithPaper>('textDocument/hover', { textDocument: { uri: draftUri }, position });
    const [card = '', ...others] = hover.contents;
    assert.deepEqual(others, []);
    assert.match(card, /^\*\*KiteFormer: Tethered Attention for Very Long Documents\*\*\n\n`kiteformer` · Jun 23 · cited once\n\n/);
    assert.deepEqual(hover.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 10 } });
    assert.deepEqual(hover.paper, { key: 'kiteformer', isInDigest: true, isCitedHere: true, pages: [] });
  } finally {
    await editor.stop();
  }
});

test('hover on other words shows nothing', async () => {
  assert.equal(await client.request('textDocument/hover', { textDocument: { uri: draftUri }, position: { line: 0, character: 2 } }), null);
});

test('definition leads to the title line', async () => {
  const [link] = await client.request<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: draftUri },
    position: { line: 2, character: 34 },
  });
  assert.equal(link!.targetUri, workspace.uriOf('reading-digest.txt'));
  assert.equal(link!.targetSelectionRange.start.line, 2);
});

test('completion offers the papers, and resolve their cards', async () => {
  const list = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: draftUri },
    position: { line: 4, character: 18 },
  });
  assert.equal(list.isIncomplete, true);
  assert.deepEqual(
    list.items.map(({ label }) => label),
    ['KiteFormer', 'A Plain Look at Cache Eviction'],
  );
  const [item] = list.items;
  assert.equal(item!.textEdit!.newText, 'kiteformer$1]$0');
  const resolved = await client.request<CompletionItem>('completionItem/resolve', item!);
  assert.match((resolved.documentation as { value: string }).value, /^\*\*KiteFormer/);
});

test('documentSymbol lists the papers of a digest with their topics', async () => {
  const uri = workspace.uriOf('reading-digest.txt');
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['KiteFormer: Tethered Attention for Very Long Documents', 'A Plain Look at Cache Eviction'],
  );
  assert.ok(symbols.every(({ detail }) => detail !== undefined && detail !== ''));
});

test('search finds by words of the title, status tells what is there', async () => {
  const { results, total } = await client.request<SearchAnswer>('marginalia/search', { query: 'evict cache' });
  assert.equal(total, 1);
  assert.equal(results[0]!.key, 'plain-look-cache-eviction');
  assert.equal(results[0]!.range.start.line, 6);
  const status = await client.request<StatusAnswer>('marginalia/status', {});
  assert.equal(status.ready, true);
  assert.equal(status.papers, 2);
  assert.deepEqual(status.skipped, []);
});

test('an unknown document, position and key give empty answers, and nothing is logged as an error', async () => {
  const gone = { textDocument: { uri: 'untitled:Nothing-1' }, position: { line: 99, character: 99 } };
  assert.equal(await client.request('textDocument/hover', gone), null);
  assert.equal(await client.request('textDocument/completion', gone), null);
  assert.equal(await client.request('textDocument/definition', gone), null);
  assert.equal(await client.request('marginalia/paper', { key: 'no-such-paper' }), null);
  assert.deepEqual(client.log, []);
});
