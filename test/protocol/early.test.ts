import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CancellationTokenSource, LSPErrorCodes, ResponseError, type CompletionList, type DocumentSymbol, type Hover } from 'vscode-languageserver-protocol/node';
import type { PapersAnswer, SearchAnswer, StatusAnswer, TopicsAnswer } from '../../server/src/protocol/requests';
import { createWorkspace, editorCapabilities, startClient, type LspClient, type Workspace } from '../support/lspClient';
import { startRawClient } from './rawClient';

const digests = 30;
const papersInDigest = 500;

function writeLongDigest(number: number): string {
  return Array.from({ length: papersInDigest }, (_, paper) => {
    const name = `Kite${number}x${paper}`;
    return `${name}: A Study of Kites, Number ${paper} of List ${number}\n\nKites are many. We present ${name}, which is ${paper + 2}x higher than the others, and tells why it is so in detail.\n`;
  }).join('\n');
}

/** Stands in the last digest only, and no other word resembles its name. */
const lastPaper = '\nZeppelin: Something Else Entirely\n\nAirships are slow. We present Zeppelin, which is slower still, and tells why it is so in detail.\n';
const longDigests = Object.fromEntries(Array.from({ length: digests }, (_, number) => [`${String(number).padStart(2, '0')}-digest.txt`, writeLongDigest(number) + (number === digests - 1 ? lastPaper : '')]));
const all = digests * papersInDigest + 1;

let workspace: Workspace;

before(async () => {
  workspace = await createWorkspace(longDigests);
});
after(() => workspace.dispose());

/** A server on the long workspace, still at its index when `run` begins. */
async function withEarlyClient(run: (client: LspClient, draftUri: string) => Promise<void>): Promise<void> {
  const client = await startClient(workspace);
  try {
    const draftUri = workspace.uriOf('draft.md');
    await client.open(draftUri, 'markdown', 'Kite0x1 [@kite0x1] and Zeppelin [@zeppelin].\n\nNow [@zeppel');
    await run(client, draftUri);
    await client.ready;
    assert.deepEqual(client.log, []);
  } finally {
    await client.stop();
  }
}

function hoverAt(client: LspClient, uri: string, character: number): Promise<Hover | null> {
  return client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character } });
}

function cardOf(hover: Hover | null): string {
  return (hover?.contents as { value?: string } | undefined)?.value ?? '';
}

test('a card of a paper that is read already comes before the rest is', () =>
  withEarlyClient(async (client, uri) => {
    let isReady = false;
    void client.ready.then(() => (isReady = true));
    const hover = await hoverAt(client, uri, 12);
    assert.match(cardOf(hover), /^\*\*Kite0x1: A Study/);
    assert.equal(isReady, false, 'the answer did not wait for the whole index');
  }));

test('status answers at once, and says that the index is not complete', () =>
  withEarlyClient(async (client) => {
    const status = await client.request<StatusAnswer>('marginalia/status', {});
    assert.equal(status.ready, false);
    await client.ready;
    const complete = await client.request<StatusAnswer>('marginalia/status', {});
    assert.deepEqual([complete.ready, complete.papers, complete.digests.length], [true, all, digests]);
  }));

test('what needs the last digest waits for it', () =>
  withEarlyClient(async (client, uri) => {
    const [last, list, search, papers, topics, outline] = await Promise.all([
      hoverAt(client, uri, 40),
      client.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position: { line: 2, character: 12 } }),
      client.request<SearchAnswer>('marginalia/search', { query: 'zeppelin' }),
      client.request<PapersAnswer>('marginalia/papers', {}),
      client.request<TopicsAnswer>('marginalia/topics', {}),
      client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: workspace.uriOf('29-digest.txt') } }),
    ]);
    assert.match(cardOf(last), /^\*\*Zeppelin: Something/);
    assert.deepEqual(list.items.map(({ data }) => data), ['zeppelin']);
    assert.deepEqual(search.results.map(({ key }) => key), ['zeppelin']);
    assert.equal(papers.papers.length, all);
    assert.equal(topics.topics.flatMap(({ keys }) => keys).length, all);
    assert.equal(outline.flatMap(({ children }) => children ?? []).length, papersInDigest + 1);
  }));

test('a digest that is asked for early has its folds and links', () =>
  withEarlyClient(async (client) => {
    const textDocument = { uri: workspace.uriOf('29-digest.txt') };
    const [folds, links] = await Promise.all([
      client.request<unknown[] | null>('textDocument/foldingRange', { textDocument }),
      client.request<unknown[] | null>('textDocument/documentLink', { textDocument }),
    ]);
    assert.equal(folds?.length, papersInDigest + 1);
    assert.deepEqual(links, []);
  }));

test('a place that speaks of no paper gets its empty answer in the end', () =>
  withEarlyClient(async (client, uri) => {
    assert.equal(await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 1 } }), null);
    assert.equal(await client.request('marginalia/paper', { key: 'nobody' }), null);
  }));

test('a cancelled request is answered as such, without waiting for the index', () =>
  withEarlyClient(async (client, uri) => {
    let isReady = false;
    void client.ready.then(() => (isReady = true));
    const requests = [
      ['marginalia/topics', {}],
      ['marginalia/search', { query: 'nothing of that' }],
      ['textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 1 } }],
    ] as const;
    for (const [method, params] of requests) {
      const source = new CancellationTokenSource();
      const answer = client.connection.sendRequest(method, params, source.token);
      source.cancel();
      await assert.rejects(answer, (error: unknown) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled, method);
    }
    assert.equal(isReady, false, 'cancelled requests did not wait');
  }));

test('ready comes exactly once, and changes after it', async () => {
  const client = await startRawClient({ rootUri: workspace.uri, workspaceFolders: [{ uri: workspace.uri, name: 'x' }] });
  const ready = client.next<{ papers: number; digests: number; revision: number }>('marginalia/ready');
  await client.notify('initialized', {});
  const { papers, digests: count, revision } = await ready;
  assert.deepEqual([papers, count], [all, digests]);
  const changed = client.next<{ papers: number; revision: number }>('marginalia/changed');
  await client.notify('textDocument/didOpen', {
    textDocument: { uri: 'untitled:1', languageId: 'marginalia-digest', version: 1, text: 'Moraine: A Model\n\nWe present Moraine, a model of glaciers and more.\n' },
  });
  const after = await changed;
  assert.equal(after.papers, all + 1);
  assert.ok(after.revision > revision);
  const reconfigured = client.next('marginalia/changed');
  await client.notify('workspace/didChangeConfiguration', { settings: {} });
  await reconfigured;
  const told = client.told.map(({ method }) => method);
  assert.equal(told.filter((method) => method === 'marginalia/ready').length, 1);
  assert.ok(told.indexOf('marginalia/ready') < told.indexOf('marginalia/changed'));
  await client.stop();
});

test('progress of a long index that has begun ends', async () => {
  const client = await startRawClient({ rootUri: workspace.uri, capabilities: editorCapabilities });
  const ready = client.next('marginalia/ready');
  const ended = client.next<{ value: { kind: string } }>('$/progress', ({ value }) => value.kind === 'end');
  await client.notify('initialized', {});
  await ready;
  assert.ok(client.asked.includes('window/workDoneProgress/create'));
  const kinds = (): string[] => client.told.flatMap(({ method, params }) => (method === '$/progress' ? [(params as { value: { kind: string } }).value.kind] : []));
  // A fast machine is done before there is anything to show; progress.test.ts holds the clock.
  if (kinds().length > 0) await ended;
  assert.deepEqual(kinds().filter((kind) => kind !== 'report'), kinds().length === 0 ? [] : ['begin', 'end']);
  await client.stop();
});
