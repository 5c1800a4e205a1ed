import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFromGroups, largestSample } from '../../../server/src/topics/createTopicMap';

test('of groups that are too large those papers are chosen that have the smallest hashes, and all of a small group', () => {
  const count = 3000;
  const hashes = Uint32Array.from({ length: count }, (_, row) => count - row);
  const groups = Int32Array.from({ length: count }, (_, row) => (row < 3 ? 7 : row % 2));
  const chosen = chooseFromGroups(hashes, groups, 'quick');
  assert.equal(chosen.length, largestSample.quick);
  assert.deepEqual(chosen.slice(0, 3), [0, 1, 2]);
  assert.deepEqual(
    chosen.slice(3),
    Array.from({ length: largestSample.quick - 3 }, (_, place) => count - largestSample.quick + 3 + place),
  );
});

test('of papers with the same text one is chosen from each group', () =>
  assert.deepEqual(chooseFromGroups(Uint32Array.of(5, 5, 5, 6, 5), Int32Array.of(0, 0, 1, 1, 1), 'full'), [0, 2, 3]));

test('of no papers none is chosen', () => assert.deepEqual(chooseFromGroups(new Uint32Array(), new Int32Array(), 'full'), []));
