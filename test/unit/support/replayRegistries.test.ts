import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { arxiv } from '../../../server/src/lookUp/registries/arxiv';
import { crossref } from '../../../server/src/lookUp/registries/crossref';
import type { RegistryRequest } from '../../../server/src/lookUp/registry';
import { registerPapers } from '../../support/registries/paperRegistries';
import { replayExchanges } from '../../support/registries/recordedExchanges';
import type { RegisteredPaper } from '../../support/registries/registeredPaper';
import { type ReplayRegistries, startReplayRegistries } from '../../support/registries/replayRegistries';

const papers: readonly RegisteredPaper[] = [
  {
    title: 'Counting Tides & Currents',
    authors: ['Ada van Example', 'Bo Sample'],
    year: 2024,
    arxivId: '2401.00001',
    doi: '10.5555/tides',
    venue: 'Sea',
  },
  { title: 'Counting Clouds', abstract: 'We count clouds < 10 km.', authors: ['Cy Model'], year: 2023, arxivId: '2301.00002' },
];

async function start(t: TestContext): Promise<ReplayRegistries> {
  const replay = await startReplayRegistries();
  t.after(() => replay.close());
  registerPapers(replay, papers);
  return replay;
}

function fetchFrom(replay: ReplayRegistries, { url }: RegistryRequest): Promise<Response> {
  return fetch(url.replace('https://', `${replay.address}/`), { redirect: 'manual' });
}

const [byArxivId] = arxiv.listByIdentifier([{ arxivId: '2301.00002' }, { arxivId: '2401.00001' }], {}) as [RegistryRequest];
const [byDoi] = crossref.listByIdentifier([{ doi: '10.5555/TIDES' }], {}) as [RegistryRequest];

test('the stand-ins know the papers that were registered', async (t) => {
  const replay = await start(t);
  const feed = await (await fetchFrom(replay, byArxivId)).text();
  assert.match(feed, /<title>Counting Tides &amp; Currents<\/title>/);
  assert.match(feed, /abs\/2301\.00002v1/);
  const works = JSON.parse(await (await fetchFrom(replay, byDoi)).text());
  assert.deepEqual(works.message.items[0].title, ['Counting Tides & Currents']);
  assert.deepEqual(
    replay.requests.map(({ host, url }) => `${host} ${url.pathname}`),
    ['export.arxiv.org /api/query', 'api.crossref.org /works'],
  );
  assert.equal(replay.mostOpen('export.arxiv.org'), 1);
});

test('a request that nobody can answer is counted', async (t) => {
  const replay = await start(t);
  const response = await fetch(`${replay.address}/api.example.org/works?q=1`);
  assert.equal(response.status, 404);
  assert.deepEqual(
    replay.unanswered.map(({ url }) => url.href),
    ['https://api.example.org/works?q=1'],
  );
});

test('troubles happen in order, and then answers come again', async (t) => {
  const replay = await start(t);
  replay.trouble('api.crossref.org', { kind: 'status', status: 429, headers: { 'retry-after': '2' } }, { kind: 'portal' });
  replay.trouble(
    'api.crossref.org',
    { kind: 'redirect', to: 'https://login.example.org/' },
    { kind: 'closed' },
    { kind: 'cut' },
    { kind: 'half' },
  );
  const refused = await fetchFrom(replay, byDoi);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '2']);
  assert.match(await (await fetchFrom(replay, byDoi)).text(), /Log in/);
  const redirected = await fetchFrom(replay, byDoi);
  assert.deepEqual([redirected.status, redirected.headers.get('location')], [302, 'https://login.example.org/']);
  await assert.rejects(fetchFrom(replay, byDoi));
  await assert.rejects((await fetchFrom(replay, byDoi)).text());
  await assert.rejects((await fetchFrom(replay, byDoi)).json(), SyntaxError);
  assert.equal((await fetchFrom(replay, byDoi)).status, 200);
});

test('a slow body comes in the end, and works come in the opposite order', async (t) => {
  const replay = await start(t);
  replay.trouble('export.arxiv.org', { kind: 'slow', milliseconds: 20 }, { kind: 'reversed' });
  const inOrder = arxivIdsOf(await (await fetchFrom(replay, byArxivId)).text());
  const reversed = arxivIdsOf(await (await fetchFrom(replay, byArxivId)).text());
  assert.deepEqual(reversed, [...inOrder].reverse());
  assert.equal(inOrder.length, 2);
});

function arxivIdsOf(feed: string): readonly string[] {
  return feed.match(/\d{4}\.\d{5}/g) ?? [];
}

test('a lasting trouble lasts until it is ended, and a silent host can be closed', async (t) => {
  const replay = await start(t);
  replay.alwaysTrouble('api.crossref.org', { kind: 'status', status: 503 });
  for (let count = 0; count < 3; count += 1) assert.equal((await fetchFrom(replay, byDoi)).status, 503);
  replay.alwaysTrouble('api.crossref.org', { kind: 'silent' });
  const pending = assert.rejects(fetchFrom(replay, byDoi));
  await replay.waitFor('api.crossref.org', 4);
  replay.alwaysTrouble('api.crossref.org', undefined);
  assert.equal((await fetchFrom(replay, byDoi)).status, 200);
  assert.equal(replay.mostOpen('api.crossref.org'), 2);
  await replay.close();
  await pending;
});

test('recorded exchanges are answered whatever the order of parameters', async (t) => {
  const replay = await startReplayRegistries();
  t.after(() => replay.close());
  const answer = { status: 200, headers: {}, body: 'recorded' };
  const exchange = {
    file: '',
    method: 'GET',
    url: 'https://api.crossref.org/works?rows=1&mailto=X&query.title=Tides&a=1',
    requestBody: '',
    answer,
  };
  replay.answer('api.crossref.org', replayExchanges([exchange]));
  const ask = async (query: string): Promise<string> => (await fetch(`${replay.address}/api.crossref.org/works?${query}`)).text();
  assert.equal(await ask('a=1&query.title=Tides'), 'recorded');
  assert.equal(await ask('a=1&query.title=Clouds'), 'No exchange is recorded');
});
