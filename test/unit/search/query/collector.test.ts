import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSelection } from '../../../../server/src/search/query/collector';
import { forSeeds } from '../../../support/random';

test('any items: the best, as sorting gives them, and the worst of these', () => {
  forSeeds(60, (random) => {
    const items = random.shuffle(Array.from({ length: random.below(80) }, (_, number) => number));
    const limit = random.below(90);
    const selection = createSelection<number>(limit, (a, b) => a < b);
    for (const item of items) selection.offer(item);
    const best = [...items].sort((a, b) => a - b).slice(0, limit);
    assert.deepEqual(selection.list(), best);
    assert.equal(selection.worst(), best.length < limit ? undefined : best.at(-1));
  });
});
