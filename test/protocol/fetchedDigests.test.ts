import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import {
  digestMethods,
  type AddToDigestAnswer,
  type AddToDigestParams,
  type FeedRequestAnswer,
  type FeedRequestParams,
  type ReadFeedAnswer,
  type ReadFeedParams,
} from '../../server/src/protocol/digestRequests';
import { methods } from '../../server/src/protocol/requests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { createWorkspace, startClient, type LspClient, type Workspace } from '../support/lspClient';
import { arxivListing, dailyPaper, listingItem } from '../unit/lookup/feeds/feedSamples';
import { askStatusUntil } from './waiting';

const timeout = 20_000;
const opened: { client: LspClient; workspace: Workspace }[] = [];

async function start(): Promise<{ client: LspClient; workspace: Workspace }> {
  const workspace = await createWorkspace({ 'draft.md': 'Kites.\n' });
  const client = await startClient(workspace);
  opened.push({ client, workspace });
  await client.ready;
  return { client, workspace };
}

afterEach(async () => {
  for (const { client, workspace } of opened.splice(0)) {
    assert.deepEqual(client.log, []);
    await client.stop();
    workspace.dispose();
  }
});

const daily: FeedRequestParams = { source: { kind: 'daily-papers', day: '2026-06-23' }, page: 0 };

function readBody(client: LspClient, params: FeedRequestParams, body: string): Promise<ReadFeedAnswer> {
  const full: ReadFeedParams = { ...params, answer: { status: 200, headers: {}, body } };
  return client.request(digestMethods.readFeed, full);
}

test('a day is read, written into a new digest, and found in the library; the same day again adds nothing', { timeout }, async () => {
  const { client, workspace } = await start();
  const request = await client.request<FeedRequestAnswer>(digestMethods.feedRequest, daily);
  assert.ok(request.kind === 'request');
  const reading = await readBody(
    client,
    daily,
    JSON.stringify([dailyPaper({ id: '2606.01234', title: 'Gliding Kites: Flight without Wind' })]),
  );
  assert.ok(reading.kind === 'papers' && !reading.mayHaveNextPage);
  const uri = workspace.uriOf(request.fileName);
  const params: AddToDigestParams = { uri, text: '', papers: reading.papers, heading: request.name };
  const addition = await client.request<AddToDigestAnswer>(digestMethods.addToDigest, params);
  assert.ok(addition.kind === 'addition' && addition.added === 1);
  await workspace.write(request.fileName, addition.text);
  await client.filesChanged([{ uri, type: 1 }]);
  await askStatusUntil(client, ({ papers }) => papers === 1);
  const found = await client.request<SearchAnswer>(methods.search, { query: 'gliding' });
  assert.equal(found.results[0]?.title, 'Gliding Kites: Flight without Wind');
  const again = await client.request<AddToDigestAnswer>(digestMethods.addToDigest, { ...params, text: addition.text });
  assert.deepEqual(again, { kind: 'addition', text: '', added: 0, known: 1, unreadable: 0 });
});

test('a source that is none and an answer that is none are refused with a reason', { timeout }, async () => {
  const { client } = await start();
  const wrong: FeedRequestParams = { source: { kind: 'feed', url: 'http://journal.example/feed' }, page: 0 };
  const refused = await client.request<FeedRequestAnswer>(digestMethods.feedRequest, wrong);
  assert.deepEqual(refused, { kind: 'refused', reason: 'only addresses that begin with https:// are fetched' });
  const failed = await readBody(client, daily, '<!doctype html><html><body>Log in</body></html>');
  assert.ok(failed.kind === 'failed' && /web page/.test(failed.reason));
});

test('a week has further pages while they are full', { timeout }, async () => {
  const { client } = await start();
  const week: FeedRequestParams = { source: { kind: 'weekly-papers', week: '2026-W26' }, page: 0 };
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
  const listing: FeedRequestParams = { source: { kind: 'arxiv-listing', categories: ['cs.CL'] }, page: 0 };
  const items = ['new', 'replace'].map((type, at) => listingItem({ id: `2606.0123${at}`, title: `Kites ${type}`, type }));
  const reading = await readBody(client, listing, arxivListing(items));
  assert.ok(reading.kind === 'papers');
  assert.deepEqual([reading.papers.map(({ facts }) => facts.title), reading.replaced], [['Kites new'], 1]);
});
