import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import { createWorkspace, startClient, type LspClient, type Workspace } from '../support/lspClient';

const digest = `Jun 23

KiteFormer: Tethered Attention for Very Long Documents

Long documents strain attention. We introduce KiteFormer, a tethered attention layer that reads longer inputs in the same memory.

A Plain Look at Cache Eviction

Caches fill up. This paper studies when a cached key can go, and finds that most of the entries are never read again.
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

const search = (query: string, more: object = {}): Promise<SearchAnswer> => client.request<SearchAnswer>('marginalia/search', { query, ...more });

test('where nothing matches every word the nearest papers are found, and it is said', async () => {
  const { results, total, isNearest } = await search('dropping old cache entries');
  assert.equal(results[0]?.key, 'plain-look-cache-eviction');
  assert.deepEqual([total, isNearest], [results.length, true]);
  assert.ok(results[0].matches.some(({ field, ranges }) => field === 'abstract' && ranges.length > 0));
});

test('where a paper has every word nothing is said, at a pause neither', async () => {
  for (const isSettled of [false, true]) {
    const { results, isNearest } = await search('entries never read', { isSettled });
    assert.equal(results[0]?.key, 'plain-look-cache-eviction');
    assert.equal(isNearest, undefined);
  }
});

test('filters hold for the nearest', async () => {
  const { results } = await search('dropping old cache entries -eviction');
  assert.ok(results.every(({ key }) => key !== 'plain-look-cache-eviction'));
});

test('a correction is told; a word of the language is not corrected', async () => {
  const { results } = await search('evcition');
  assert.ok(results[0]?.matches.some(({ corrected }) => corrected?.includes('eviction')));
  assert.deepEqual((await search('lawyers')).results, []);
});
