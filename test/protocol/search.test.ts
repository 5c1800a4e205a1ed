import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CodeAction, CompletionList, SymbolInformation } from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import type { CitationEditAnswer } from '../../server/src/protocol/citationRequests';
import type { RelatedAnswer, SearchAnswer, SuggestAnswer } from '../../server/src/protocol/searchRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

const digest = `Jun 23

KiteFormer: Tethered Attention for Very Long Documents

Long documents strain attention. We introduce KiteFormer, a tethered attention layer that reads longer inputs in the same memory.

A Plain Look at Cache Eviction

Caches fill up. This paper studies when a cached key can go, and finds that most of the entries are never read again.

LongHeads: Heads that Read Far Back

Some heads look far back and most do not. We present LongHeads, which keeps the whole cache for the former alone.
`;
const draft = `KiteFormer reads long inputs [@kiteformer].

Few entries of a cache are read again. Some heads look far back [@

Few entries of a cache are ever read again.
`;

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

const search = (query: string, more: object = {}): Promise<SearchAnswer> =>
  client.request<SearchAnswer>('marginalia/search', { query, ...more });
const keysOf = ({ results }: { results: readonly { key: string }[] }): readonly string[] => results.map(({ key }) => key);

test('filters in the palette, from another editor, and in workspace/symbol', async () => {
  assert.deepEqual(keysOf(await search('cited:yes')), ['kiteformer']);
  assert.deepEqual([...keysOf(await search('cache cited:no'))].sort(), ['longheads', 'plain-look-cache-eviction']);
  assert.deepEqual(keysOf(await search('"cached key"')), ['plain-look-cache-eviction']);
  assert.ok(!keysOf(await search('heads -longheads')).includes('longheads'));
  const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'cited:yes' });
  assert.deepEqual(
    symbols.map(({ containerName }) => containerName),
    ['kiteformer'],
  );
});

test('a half-typed filter leaves the list and offers its values; one that means nothing is told', async () => {
  const open = await search('cited:');
  assert.equal(open.total, 3);
  assert.deepEqual(open.completions, [
    { query: 'cited:yes ', label: 'cited:yes', papers: 1, isFurther: false },
    { query: 'cited:no ', label: 'cited:no', papers: 2, isFurther: false },
  ]);
  assert.deepEqual((await search('cited:maybe heads')).ignored, ['cited:maybe']);
  assert.deepEqual((await search('DuoAttention: heads')).ignored, []);
});

test('where nothing matches, the words alone are offered', async () => {
  const { total, wider } = await search('tethered date:2019');
  assert.equal(total, 0);
  assert.deepEqual(wider, { query: 'tethered ', papers: 1 });
  assert.equal((await search('tethered')).wider, undefined);
});

test('the sentence at a place of a draft is the context', async () => {
  const place = { uri: draftUri, position: { line: 4, character: 10 } };
  assert.equal(keysOf(await search('', { place })).length, 3);
  assert.equal(
    keysOf(await search('heads', { place: { uri: workspace.uriOf('gone.md'), position: { line: 0, character: 0 } } }))[0],
    'longheads',
  );
});

test('suggestions for a sentence, with the place for the citation', async () => {
  const answer = await client.request<SuggestAnswer>('marginalia/suggest', {
    uri: draftUri,
    position: { line: 4, character: 10 },
    limit: 2,
  });
  assert.equal(answer.results[0]!.key, 'plain-look-cache-eviction');
  assert.deepEqual(answer.sentence, { start: { line: 4, character: 0 }, end: { line: 4, character: 43 } });
  assert.deepEqual(answer.position, { line: 4, character: 42 });
  const { edit } = await client.request<CitationEditAnswer>('marginalia/citationEdit', {
    uri: draftUri,
    position: answer.position,
    key: answer.results[0]!.key,
  });
  assert.equal(edit.newText, ' [@plain-look-cache-eviction]');
  const selected = await client.request<SuggestAnswer>('marginalia/suggest', {
    uri: draftUri,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 10 } },
  });
  assert.ok(selected.results.length > 0);
  assert.equal(
    await client.request('marginalia/suggest', { uri: workspace.uriOf('reading-digest.txt'), position: { line: 2, character: 0 } }),
    null,
  );
});

test('where no paper fits the sentence it is said', async () => {
  const uri = workspace.uriOf('plain.md');
  await client.open(uri, 'markdown', 'This paper is organized as follows.\n\nFew entries of a cache are ever read again.\n');
  const ask = (line: number): Promise<SuggestAnswer> =>
    client.request<SuggestAnswer>('marginalia/suggest', { uri, position: { line, character: 10 } });
  assert.equal((await ask(0)).isNearest, true);
  assert.equal((await ask(2)).isNearest, undefined);
});

test('where what fits is cited in the sentence it is said how many results that are', async () => {
  const uri = workspace.uriOf('plain-cited.md');
  await client.open(uri, 'markdown', 'Caches fill up [@plain-look-cache-eviction].\n');
  const { cited, isNearest, results } = await client.request<SuggestAnswer>('marginalia/suggest', {
    uri,
    position: { line: 0, character: 10 },
  });
  assert.deepEqual([cited, isNearest, results.at(-1)?.key], [1, undefined, 'plain-look-cache-eviction']);
});

test('with nothing typed, completion begins with what the sentence speaks of', async () => {
  const list = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: draftUri },
    position: { line: 2, character: 66 },
  });
  assert.deepEqual(list.items.map(({ label }) => label).slice(0, 1), ['LongHeads']);
  assert.equal(new Set(list.items.map(({ data }) => (data as { key: string }).key)).size, 3);
});

test('a code action cites for the sentence, when it is asked for', async () => {
  const range = { start: { line: 4, character: 10 }, end: { line: 4, character: 10 } };
  const ask = (triggerKind: 1 | 2): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', { textDocument: { uri: draftUri }, range, context: { diagnostics: [], triggerKind } });
  const actions = (await ask(1)).filter(({ kind }) => kind === 'refactor.rewrite.cite');
  assert.deepEqual(
    actions.map(({ title }) => title),
    ['Cite "A Plain Look at Cache Eviction" for this sentence', 'Cite a paper for this sentence...'],
  );
  assert.deepEqual(actions[0]!.edit!.changes![draftUri], [
    { range: { start: { line: 4, character: 42 }, end: { line: 4, character: 42 } }, newText: ' [@plain-look-cache-eviction]' },
  ]);
  assert.deepEqual(
    (await ask(2)).filter(({ kind }) => kind === 'refactor.rewrite.cite'),
    [],
  );
});

test('related papers', async () => {
  const { results } = await client.request<RelatedAnswer>('marginalia/related', { key: 'plain-look-cache-eviction' });
  assert.equal(results[0]!.key, 'longheads');
  assert.ok(results.every(({ key, uri }) => key !== 'plain-look-cache-eviction' && uri === workspace.uriOf('reading-digest.txt')));
  assert.equal(await client.request('marginalia/related', { key: 'nobody' }), null);
});

test('of a query typed letter by letter only the last is answered, the others are cancelled', async () => {
  const typed = 'heads that read far back';
  const asked = Array.from(typed, (_, at) => {
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest<SearchAnswer>('marginalia/search', { query: typed.slice(0, at + 1) }, source.token);
    return { source, answer: answer.then(keysOf, (error: { code: number }) => error.code) };
  });
  for (const { source } of asked.slice(0, -1)) source.cancel();
  const answers = await Promise.all(asked.map(({ answer }) => answer));
  assert.deepEqual((answers.at(-1) as readonly string[])[0], 'longheads');
  // A request that was answered before its cancellation came is answered rightly.
  for (const answer of answers.slice(0, -1)) assert.ok(answer === -32800 || Array.isArray(answer), String(answer));
  assert.deepEqual(client.log, []);
});

test('any query is answered, and nothing is logged as an error (slow)', async () => {
  const queries = [
    'x'.repeat(10_000),
    'heads '.repeat(2000),
    '"heads '.repeat(1500),
    'topic:a '.repeat(1200),
    '-a '.repeat(3000),
    '... !!! ???',
    'the of and a',
    '😀😀 👩‍👩‍👧',
    '長い文脈の注意',
    'الانتباه طويل',
    'e\u0301\u0301\u0301 Größe',
    '^(a|b)*+?[\\d]{3}$ .*',
    '" “ ” -" topic:" date:.. date:>',
    '\ud800 \u0000 \u202e',
    'hedas taht raed fra bakc',
  ];
  for (const query of queries) {
    const started = performance.now();
    const { results, total } = await search(query);
    assert.ok(results.length <= total && total <= 3, query.slice(0, 40));
    assert.ok(performance.now() - started < 2000, query.slice(0, 40));
    await client.request('workspace/symbol', { query });
  }
  assert.deepEqual(client.log, []);
});
