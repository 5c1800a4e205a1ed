import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PairTable } from '../../../server/src/topics/neighbourGraph';
import { forSeeds } from '../../support/random';

test('it answers as a map does, however it grows', () => {
  forSeeds(5, (random) => {
    const table = new PairTable(4);
    const map = new Map<string, number>();
    for (let step = 0; step < 3000; step++) {
      const [first, second] = [random.below(60), random.below(60)];
      table.set(first, second, step);
      map.set(`${first} ${second}`, step);
    }
    for (let first = 0; first < 60; first++)
      for (let second = 0; second < 60; second++) assert.equal(table.get(first, second), map.get(`${first} ${second}`) ?? -1);
  });
});
