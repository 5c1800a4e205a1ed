import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupBy } from '../../../server/src/base/collections';

test('groups are in the order of their first items', () => {
  const groups = groupBy(['rope', 'kite', 'reef', 'keel', 'oar'], ([letter]) => letter);
  assert.deepEqual(
    [...groups],
    [
      ['r', ['rope', 'reef']],
      ['k', ['kite', 'keel']],
      ['o', ['oar']],
    ],
  );
  assert.equal(groupBy([], String).size, 0);
});
