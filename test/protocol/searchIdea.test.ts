import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

const digest = `Jun 23

KiteFormer: Tethered Attention for Very Long Documents

Long documents strain attention. We introduce KiteFormer, a tethered attention layer that reads longer inputs in the same memory.

A Plain Look at Cache Eviction

Caches fill up. This paper studies when a cached key can go, and finds that most of the entries are never read again.

Second Looks at Diaries

Diaries are long. We read all entries of forty diaries twice, and tell what a second look is good for.
`;

let workspace: Workspace;
let client: LspClient;

before(async () => {
  workspace = await createWorkspace({ 'reading-digest.txt': digest });
  client = await startClient(workspace);
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

const search = (query: string, more: object = {}): Promise<SearchAnswer> =>
  client.request<SearchAnswer>('marginalia/search', { query, ...more });

test('where nothing matches every word the nearest papers are found, and it is said', async () => {
  const { results, total, nearest = [] } = await search('dropping old cache entries');
  assert.deepEqual([results, total], [[], 0]);
  assert.equal(nearest[0]?.key, 'plain-look-cache-eviction');
  assert.ok(nearest[0].matches.some(({ field, ranges }) => field === 'abstract' && ranges.length > 0));
});

test('below the few that have every word of a finished idea stand the nearest', async () => {
  const keysOf = async (query: string, isSettled = false): Promise<readonly string[][]> => {
    const { results, total, nearest = [] } = await search(query, { isSettled });
    assert.equal(total, results.length);
    return [results, nearest].map((papers) => papers.map(({ key }) => key));
  };
  const [cache, diaries] = ['plain-look-cache-eviction', 'second-looks-at-diaries'];
  assert.deepEqual(await keysOf('entries never read'), [[cache], []]);
  assert.deepEqual(await keysOf('entries never read', true), [[cache], [diaries]]);
  assert.deepEqual(await keysOf('entries never read '), [[cache], [diaries]]);
  assert.deepEqual(await keysOf('never read', true), [[cache], []]);
});

test('filters hold for the nearest', async () => {
  const { nearest = [] } = await search('dropping old cache entries -eviction');
  assert.deepEqual(
    nearest.map(({ key }) => key),
    ['second-looks-at-diaries'],
  );
});

test('a correction is told; a word of the language is not corrected', async () => {
  const { results } = await search('evcition');
  assert.ok(results[0]?.matches.some(({ corrected }) => corrected?.includes('eviction')));
  assert.deepEqual((await search('lawyers')).results, []);
});
