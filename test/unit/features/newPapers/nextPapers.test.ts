import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combineRanks, findNearPassage, listNextPapers } from '../../../../server/src/features/newPapers/nextPapers';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { waitingPapers } from './waitingPapers';

const { snapshot } = createFixtureWorkspace(waitingPapers);
const noPause = async (): Promise<void> => undefined;

async function list(uri?: string, limit = 50): Promise<readonly string[]> {
  const { papers } = await listNextPapers(snapshot, uri, limit, noPause);
  return papers.map(({ paper, near, decision }) =>
    [paper.key, ...(near === undefined ? [] : [near]), ...(decision === undefined ? [] : [decision])].join(' '),
  );
}

test('without a draft the papers come in the order of the library, those for later last', async () => {
  assert.deepEqual(await list(), ['lantern', 'moth', 'wick later']);
  assert.deepEqual(await list(uriOf('/nowhere.md')), ['lantern', 'moth', 'wick later']);
});

test('those that are nearest to the draft come first, each with its section', async () => {
  assert.deepEqual(await list(uriOf('/draft.md')), ['moth Lamps', 'lantern Lamps', 'wick Lamps later']);
  assert.deepEqual(await list(uriOf('/draft.md'), 1), ['moth Lamps']);
  const { newCount, laterCount } = await listNextPapers(snapshot, uriOf('/draft.md'), 1, noPause);
  assert.deepEqual([newCount, laterCount], [2, 1]);
});

const [lamps, rivers, birds] = [
  ['Lamps at Night', 'Oil lamps flicker in the wind.'],
  ['Rivers that Wander', 'Rivers leave sand bars behind.'],
  ['Birds of the Coast', 'Herons stand where a river ends.'],
].map(([title = '', abstract = '']) => ({ key: title, title, abstract, names: [], authors: [] }));
assert.ok(lamps !== undefined && rivers !== undefined && birds !== undefined);

test('what is near to several passages comes before what is near to one', () => {
  const passages = ['Lamps', 'Water', 'Coast'].map((heading) => ({ text: `${heading} and rivers`, heading }));
  const ranks = [
    [lamps, rivers],
    [birds, rivers],
    [rivers, birds],
  ];
  const ranked = combineRanks(passages.map((passage, at) => ({ passage, papers: ranks[at] ?? [] })));
  assert.deepEqual(
    ranked.map(({ paper, near }) => `${paper.key}: ${near ?? '-'}`),
    // Lamps at Night is near to one passage only.
    ['Rivers that Wander: Coast', 'Birds of the Coast: Water', 'Lamps at Night: Lamps'],
  );
  assert.deepEqual(combineRanks([]), []);
});

test('only accepted papers are looked for', () => {
  const index = createSearchIndex([lamps, rivers, birds]);
  const passage = { text: 'A lamp at a river', heading: undefined };
  assert.deepEqual(findNearPassage(index, passage, (paper) => paper !== rivers).papers, [lamps, birds]);
});
