import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combineRanks, findNearPassage } from '../../../../server/src/features/newPapers/nextPapers';
import { createSearchIndex } from '../../../../server/src/search/searchIndex';

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
