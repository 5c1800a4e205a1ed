import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLayeredMap } from '../../../server/src/base/collections';
import { forSeeds } from '../../support/random';

test('a changed map has the changes, and the map it came from does not', () => {
  const first = createLayeredMap<string, number>().withChanges(
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  const second = first.withChanges(
    new Map([
      ['a', undefined],
      ['c', 3],
    ]),
  );
  assert.deepEqual(
    new Map(first),
    new Map([
      ['a', 1],
      ['b', 2],
    ]),
  );
  assert.deepEqual(
    new Map(second),
    new Map([
      ['b', 2],
      ['c', 3],
    ]),
  );
  assert.equal(second.get('a'), undefined);
  assert.equal(second.has('a'), false);
  assert.equal(first.has('a'), true);
});

test('any series of changes gives what one map would hold', () => {
  forSeeds(20, (random) => {
    const expected = new Map<number, number>();
    let layered = createLayeredMap<number, number>();
    for (let time = 0; time < 60; time++) {
      const changes = new Map<number, number | undefined>();
      for (let count = random.below(40); count > 0; count--) changes.set(random.below(300), random.below(4) === 0 ? undefined : time);
      for (const [key, value] of changes) {
        if (value === undefined) expected.delete(key);
        else expected.set(key, value);
      }
      layered = layered.withChanges(changes);
      for (let key = 0; key < 300; key++) assert.equal(layered.get(key), expected.get(key));
      assert.deepEqual(
        [...layered].sort(([a], [b]) => a - b),
        [...expected].sort(([a], [b]) => a - b),
      );
    }
  });
});
