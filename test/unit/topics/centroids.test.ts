import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignToNearest, findCentroids, noGroup, refineGroups, type Vectors } from '../../../server/src/topics/centroids';

/** Papers as directions in a plane, by their angles in degrees. */
function createVectors(...angles: number[]): Vectors {
  const values = Float32Array.from(angles.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]));
  return { rows: angles.length, width: 2, values };
}

test('a paper alone in a group does not stay alone where others are near', () => {
  const vectors = createVectors(0, 3, 8, 90, 95);
  assert.deepEqual([...refineGroups(vectors, Int32Array.of(0, 0, 2, 1, 1), 3, 5)], [0, 0, 0, 1, 1]);
});

test('a paper that came into a small group by chance leaves it', () => {
  const vectors = createVectors(0, 5, 10, 20, 80, 90);
  assert.deepEqual([...refineGroups(vectors, Int32Array.of(0, 0, 0, 1, 1, 1), 2, 5)], [0, 0, 0, 0, 1, 1]);
});

test('a group that spreads draws less than a close one in the same direction', () => {
  const vectors = createVectors(-60, 0, 60, 20, 22);
  const centroids = findCentroids(vectors, Int32Array.of(0, 0, 0, 1, 1), 2);
  const [wide, close] = [Math.hypot(centroids[0]!, centroids[1]!), Math.hypot(centroids[2]!, centroids[3]!)];
  assert.ok(wide < close && close <= 1.0001, `${wide} and ${close}`);
  assert.deepEqual([...assignToNearest(createVectors(5), centroids, 2)], [1]);
});

test('papers without a direction stay in no group', () => {
  const vectors: Vectors = { rows: 3, width: 2, values: Float32Array.of(1, 0, 0, 0, 1, 0) };
  assert.deepEqual([...refineGroups(vectors, Int32Array.of(0, noGroup, 0), 1, 5)], [0, noGroup, 0]);
});
