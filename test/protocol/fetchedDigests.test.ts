import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type {
  AddToDigestAnswer,
  AddToDigestParams,
  FeedPage,
  FeedRequestAnswer,
  FindPapersAnswer,
  ReadFeedAnswer,
} from '../../server/src/protocol/digestRequests';
import { methods } from '../../server/src/protocol/requests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { registerPapers } from '../support/registries/paperRegistries';
import { answerJson, type RegisteredPaper, renderAtomFeed } from '../support/registries/registeredPaper';
import { type ReplayRegistries, startReplayRegistries } from '../support/registries/replayRegistries';
import { arxivListing, dailyPaper, listingItem } from '../unit/lookUp/feeds/feedSamples';
import { askStatusUntil } from './waiting';

const timeout = 20_000;
const opened: { client: LspClient; workspace: Workspace; replay?: ReplayRegistries }[] = [];

async function start(): Promise<{ client: LspClient; workspace: Workspace }> {
  const workspace = await createWorkspace({ 'draft.md': 'Kites.\n' });
  const client = await startClient(workspace);
  opened.push({ client, workspace });
  await client.ready;
  return { client, workspace };
}

afterEach(async () => {
  for (const { client, workspace, replay } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    await replay?.close();
    workspace.dispose();
  }
});

const daily: FeedPage = { source: { kind: 'daily-papers', day: '2026-06-23' }, page: 0 };

function readBody(client: LspClient, params: FeedPage, body: string): Promise<ReadFeedAnswer> {
  return client.request(methods.feed, { kind: 'read', ...params, answer: { status: 200, headers: {}, body } });
}

test('a day is read, written into a new digest, and found in the library; the same day again adds nothing', { timeout }, async () => {
  const { client, workspace } = await start();
  const request = await client.request<FeedRequestAnswer>(methods.feed, { kind: 'describe', ...daily });
  assert.ok(request.kind === 'request');
  const reading = await readBody(
    client,
    daily,
    JSON.stringify([dailyPaper({ id: '2606.01234', title: 'Gliding Kites: Flight without Wind' })]),
  );
  assert.ok(reading.kind === 'papers' && !reading.mayHaveNextPage);
  const uri = workspace.uriOf(request.fileName);
  const params: AddToDigestParams = { uri, text: '', papers: reading.papers, heading: request.name };
  const addition = await client.request<AddToDigestAnswer>(methods.addToDigest, params);
  assert.ok(addition.kind === 'addition' && addition.added === 1);
  await workspace.write(request.fileName, addition.text);
  await client.filesChanged([{ uri, type: 1 }]);
  await askStatusUntil(client, ({ papers }) => papers === 1);
  const found = await client.request<SearchAnswer>(methods.search, { query: 'gliding' });
  assert.equal(found.results[0]?.title, 'Gliding Kites: Flight without Wind');
  const again = await client.request<AddToDigestAnswer>(methods.addToDigest, { ...params, text: addition.text });
  assert.deepEqual(again, { kind: 'addition', text: '', added: 0, known: 1, unreadable: 0 });
});

test('a source that is none and an answer that is none are refused with a reason', { timeout }, async () => {
  const { client } = await start();
  const wrong: FeedPage = { source: { kind: 'feed', url: 'http://journal.example/feed' }, page: 0 };
  const refused = await client.request<FeedRequestAnswer>(methods.feed, { kind: 'describe', ...wrong });
  assert.deepEqual(refused, { kind: 'failed', reason: 'The address must begin with https://.' });
  const failed = await readBody(client, daily, '<!doctype html><html><body>Log in</body></html>');
  assert.ok(failed.kind === 'failed' && /web page/.test(failed.reason));
});

test('a week has further pages while they are full', { timeout }, async () => {
  const { client } = await start();
  const week: FeedPage = { source: { kind: 'weekly-papers', week: '2026-W26' }, page: 0 };
  const papers = Array.from({ length: 60 }, (_, at) => dailyPaper({ id: `2606.0${1000 + at}`, title: `Kites of Type ${at}` }));
  const first = await readBody(client, week, JSON.stringify(papers));
  const last = await readBody(client, { ...week, page: 1 }, JSON.stringify(papers.slice(0, 7)));
  assert.deepEqual(
    [first, last].map((reading) => reading.kind === 'papers' && [reading.papers.length, reading.mayHaveNextPage]),
    [
      [60, true],
      [7, false],
    ],
  );
});

test('new versions of papers do not come as new', { timeout }, async () => {
  const { client } = await start();
  const listing: FeedPage = { source: { kind: 'arxiv-listing', categories: ['cs.CL'] }, page: 0 };
  const items = ['new', 'replace'].map((type, at) => listingItem({ id: `2606.0123${at}`, title: `Kites ${type}`, type }));
  const reading = await readBody(client, listing, arxivListing(items));
  assert.ok(reading.kind === 'papers');
  assert.deepEqual([reading.papers.map(({ facts }) => facts.title), reading.replaced], [['Kites new'], 1]);
});

/** Starts a server that sends its requests itself, to stand-ins of the registries. */
async function startWithRegistries(papers: readonly RegisteredPaper[]): Promise<{ client: LspClient; replay: ReplayRegistries }> {
  const replay = await startReplayRegistries();
  registerPapers(replay, papers);
  const workspace = await createWorkspace({ 'draft.md': 'Kites.\n' });
  const client = await startClient(workspace, { registries: replay.address, initializationOptions: { lookUp: { allowed: true } } });
  opened.push({ client, workspace, replay });
  await client.ready;
  return { client, replay };
}

const kites: RegisteredPaper = {
  title: 'Kites: Gliding Without Wind',
  abstract: 'Kites need wind. We let them glide without it, for three hours and more, and measure how far they come.',
  authors: ['Ada Berg', 'Bo Ice'],
  year: 2026,
  arxivId: '2606.01234',
};

test('papers are found by identifier and offered by title, and no other address is asked (slow)', { timeout }, async () => {
  const { client, replay } = await startWithRegistries([kites]);
  const { results } = await client.request<FindPapersAnswer>(methods.findPapers, {
    words: 'arXiv:2606.01234\nKites: gliding without wind\n10.1000/nobody\nhttps://example.org/paper',
  });
  assert.deepEqual(
    results.map(({ kind }) => kind),
    ['found', 'candidates', 'not-found', 'unknown'],
  );
  const [found, offered] = results;
  assert.ok(found?.kind === 'found' && offered?.kind === 'candidates');
  assert.equal(found.paper.facts.abstract, kites.abstract);
  const [candidate] = offered.candidates;
  assert.deepEqual([candidate?.title, candidate?.authors, candidate?.paper.facts.arxivId], [kites.title, 'Ada Berg, Bo Ice', '2606.01234']);
  assert.deepEqual(replay.unanswered, []);
});

test('an arXiv query keeps the three seconds between two requests to arXiv (slow)', { timeout: 60_000 }, async () => {
  const { client, replay } = await startWithRegistries([kites]);
  replay.answer('export.arxiv.org', ({ url }) =>
    url.searchParams.get('sortBy') === 'submittedDate'
      ? { status: 200, headers: { 'content-type': 'application/atom+xml' }, body: renderAtomFeed([kites]) }
      : undefined,
  );
  const query: FeedPage = { source: { kind: 'arxiv-query', query: 'cat:cs.CL AND abs:kites' }, page: 0 };
  const [, reading] = await Promise.all([
    client.request<FindPapersAnswer>(methods.findPapers, { words: '2606.01234' }),
    client.request<ReadFeedAnswer>(methods.feed, { kind: 'fetch', ...query }),
  ]);
  assert.ok(reading.kind === 'papers');
  assert.deepEqual(
    reading.papers.map(({ facts: { title, date, arxivId } }) => [title, date, arxivId]),
    [[kites.title, '2026-03-01', '2606.01234']],
  );
  const [first, second] = replay.requestsTo('export.arxiv.org').map(({ startedAt }) => startedAt);
  // The times are those of arrival, which vary on a busy machine.
  assert.ok(first !== undefined && second !== undefined && second - first >= 2_000, `${first} ${second}`);
  assert.equal(replay.mostOpen('export.arxiv.org'), 1);
});

test('a busy source is asked again; a log-in page and a listing, which the client fetches, are refused (slow)', {
  timeout: 60_000,
}, async () => {
  const { client, replay } = await startWithRegistries([]);
  replay.answer('huggingface.co', () => answerJson([dailyPaper({ id: '2606.01234', title: 'Kites' })]));
  replay.trouble('huggingface.co', { kind: 'status', status: 429, headers: { 'retry-after': '1' } });
  const fetchDay = (): Promise<ReadFeedAnswer> => client.request(methods.feed, { kind: 'fetch', ...daily });
  const reading = await fetchDay();
  assert.ok(reading.kind === 'papers' && reading.papers.length === 1);
  assert.equal(replay.requestsTo('huggingface.co').length, 2);
  replay.trouble('huggingface.co', { kind: 'portal' });
  const failed = await fetchDay();
  assert.ok(failed.kind === 'failed' && /web page/.test(failed.reason), JSON.stringify(failed));
  const listing: FeedPage = { source: { kind: 'arxiv-listing', categories: ['cs.CL'] }, page: 0 };
  assert.equal((await client.request<ReadFeedAnswer>(methods.feed, { kind: 'fetch', ...listing })).kind, 'failed');
  assert.deepEqual([...new Set(replay.requests.map(({ host }) => host))], ['huggingface.co']);
});
