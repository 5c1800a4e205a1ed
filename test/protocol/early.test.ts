import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CancellationTokenSource,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import type { PapersAnswer, TopicsAnswer } from '../../server/src/protocol/paperRequests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { ChangedParams, StatusAnswer } from '../../server/src/protocol/statusRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
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
const lastPaper =
  '\nZeppelin: Something Else Entirely\n\nAirships are slow. We present Zeppelin, which is slower still, and tells why it is so in detail.\n';
const longDigests = Object.fromEntries(
  Array.from({ length: digests }, (_, number) => [
    `${String(number).padStart(2, '0')}-digest.txt`,
    writeLongDigest(number) + (number === digests - 1 ? lastPaper : ''),
  ]),
);
const all = digests * papersInDigest + 1;

/** What a request brought, and whether the first index was complete by then. */
interface Early<T> {
  readonly answer: T;
  readonly wasReady: boolean;
}

let workspace: Workspace;
let client: LspClient;
let isReady = false;
/** Every request is sent at once, while the server is still at its index. */
let early: ReturnType<typeof askEarly>;

function askEarly(draftUri: string) {
  const ask = <T>(method: string, params: object): Promise<Early<T>> => {
    const answered = client.request<T>(method, params).then((answer) => ({ answer, wasReady: isReady }));
    // Where only some tests run, nobody waits for the rest.
    answered.catch(() => undefined);
    return answered;
  };
  const cancel = async (method: string, params: object): Promise<Early<unknown>> => {
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(method, params, source.token).catch((error: unknown) => error);
    source.cancel();
    return { answer: await answer, wasReady: isReady };
  };
  const at = (line: number, character: number): object => ({ textDocument: { uri: draftUri }, position: { line, character } });
  const lastDigest = { textDocument: { uri: workspace.uriOf('29-digest.txt') } };
  return {
    status: ask<StatusAnswer>('marginalia/status', {}),
    firstCard: ask<Hover | null>('textDocument/hover', at(0, 12)),
    cancelled: [
      cancel('marginalia/topics', {}),
      cancel('marginalia/search', { query: 'nothing of that' }),
      cancel('textDocument/hover', at(2, 1)),
    ],
    lastCard: ask<Hover | null>('textDocument/hover', at(0, 40)),
    noCard: ask<Hover | null>('textDocument/hover', at(2, 1)),
    noPaper: ask<unknown>('marginalia/paper', { key: 'nobody' }),
    completion: ask<CompletionList>('textDocument/completion', at(2, 12)),
    search: ask<SearchAnswer>('marginalia/search', { query: 'zeppelin' }),
    papers: ask<PapersAnswer>('marginalia/papers', {}),
    topics: ask<TopicsAnswer>('marginalia/topics', {}),
    outline: ask<DocumentSymbol[]>('textDocument/documentSymbol', lastDigest),
    folds: ask<unknown[]>('textDocument/foldingRange', lastDigest),
    links: ask<unknown[]>('textDocument/documentLink', lastDigest),
  };
}

before(async () => {
  workspace = await createWorkspace(longDigests);
  client = await startClient(workspace);
  void client.ready.then(() => (isReady = true));
  const draftUri = workspace.uriOf('draft.md');
  await client.open(draftUri, 'markdown', 'Kite0x1 [@kite0x1] and Zeppelin [@zeppelin].\n\nNow [@zeppel');
  early = askEarly(draftUri);
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

function cardOf({ answer }: Early<Hover | null>): string {
  return (answer?.contents as { value?: string } | undefined)?.value ?? '';
}

function isOfLibrary(params: unknown): boolean {
  return (params as ChangedParams).what === 'library';
}

test('a card of a paper that is read already comes before the rest is (slow)', async () => {
  const card = await early.firstCard;
  assert.match(cardOf(card), /^\*\*Kite0x1: A Study/);
  assert.equal(card.wasReady, false, 'the answer did not wait for the whole index');
});

test('status answers at once, and says that the index is not complete (slow)', async () => {
  const { answer, wasReady } = await early.status;
  assert.deepEqual([answer.ready, wasReady], [false, false]);
  await client.ready;
  const complete = await client.request<StatusAnswer>('marginalia/status', {});
  assert.deepEqual([complete.ready, complete.papers, complete.digests.length], [true, all, digests]);
});

test('a cancelled request is answered as such, without waiting for the index', async () => {
  for (const { answer, wasReady } of await Promise.all(early.cancelled)) {
    assert.ok(answer instanceof ResponseError, String(answer));
    assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
    assert.equal(wasReady, false);
  }
});

test('what needs the last digest waits for it (slow)', async () => {
  assert.match(cardOf(await early.lastCard), /^\*\*Zeppelin: Something/);
  assert.deepEqual(
    (await early.completion).answer.items.map(({ data }) => data),
    [{ key: 'zeppelin', written: 'zeppelin' }],
  );
  assert.deepEqual(
    (await early.search).answer.results.map(({ key }) => key),
    ['zeppelin'],
  );
  assert.equal((await early.outline).answer.length, papersInDigest + 1);
  assert.equal((await early.folds).answer.length, papersInDigest + 1);
  assert.deepEqual((await early.links).answer, []);
});

test('what needs all digests waits for all', async () => {
  assert.equal((await early.papers).answer.papers.length, all);
  assert.equal((await early.topics).answer.topics.flatMap(({ keys }) => keys).length, all);
});

test('a place that speaks of no paper gets its empty answer in the end', async () => {
  assert.equal((await early.noCard).answer, null);
  assert.equal((await early.noPaper).answer, null);
});

test('nothing was logged', () => assert.deepEqual(client.log, []));

test('ready comes exactly once, changes after it; progress that has begun ends (slow)', async () => {
  const raw = await startRawClient({ rootUri: workspace.uri, capabilities: { window: { workDoneProgress: true } } });
  const ended = raw.next<{ value: { kind: string } }>('$/progress', ({ value }) => value.kind === 'end');
  const ready = raw.next<{ papers: number; digests: number; revision: number }>('marginalia/ready');
  await raw.notify('initialized', {});
  const { papers, digests: count, revision } = await ready;
  assert.deepEqual([papers, count], [all, digests]);
  const kinds = (): string[] =>
    raw.told.flatMap(({ method, params }) => (method === '$/progress' ? [(params as { value: { kind: string } }).value.kind] : []));
  // A fast machine is done before there is anything to show; progress.test.ts holds the clock.
  if (kinds().length > 0) await ended;
  assert.deepEqual(
    kinds().filter((kind) => kind !== 'report'),
    kinds().length === 0 ? [] : ['begin', 'end'],
  );
  assert.deepEqual(raw.asked, ['window/workDoneProgress/create']);
  const changed = raw.next<{ papers: number; revision: number }>('marginalia/changed', isOfLibrary);
  await raw.notify('textDocument/didOpen', {
    textDocument: {
      uri: 'untitled:1',
      languageId: 'marginalia-digest',
      version: 1,
      text: 'Moraine: A Model\n\nWe present Moraine, a model of glaciers and more.\n',
    },
  });
  const next = await changed;
  assert.equal(next.papers, all + 1);
  assert.ok(next.revision > revision);
  const reconfigured = raw.next('marginalia/changed', isOfLibrary);
  await raw.notify('workspace/didChangeConfiguration', { settings: {} });
  await reconfigured;
  const told = raw.told.filter(({ method, params }) => method !== 'marginalia/changed' || isOfLibrary(params)).map(({ method }) => method);
  assert.equal(told.filter((method) => method === 'marginalia/ready').length, 1);
  assert.ok(told.indexOf('marginalia/ready') < told.indexOf('marginalia/changed'));
  await raw.stop();
});
