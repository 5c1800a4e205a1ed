import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeGroups } from '../../../server/src/topics/findCommunities';
import { type Vectors, normaliseRows } from '../../../server/src/topics/centroids';
import { type Random, forSeeds } from '../../support/random';

const width = 3;

function drawVectors(random: Random, rows: number): Vectors {
  const values = Float32Array.from({ length: rows * width }, () => random.below(1_000_000) + 1);
  normaliseRows(values, width);
  return { rows, width, values };
}

/** Compares every two groups before each merger. */
function mergeSlowly({ values }: Vectors, groups: readonly number[], wanted: number): readonly number[] {
  const sumOf = (members: readonly number[]): readonly number[] =>
    Array.from({ length: width }, (_, at) => members.reduce((sum, row) => sum + values[row * width + at]!, 0));
  const lengthOf = (members: readonly number[]): number => Math.hypot(...sumOf(members));
  let left = [...new Set(groups)].sort((a, b) => a - b).map((group) => groups.flatMap((own, row) => (own === group ? [row] : [])));
  while (left.length > wanted) {
    const pairs = left.flatMap((one, a) =>
      left.slice(a + 1).map((other) => ({ one, other, loss: lengthOf(one) + lengthOf(other) - lengthOf([...one, ...other]) })),
    );
    const least = pairs.reduce((best, pair) => (pair.loss < best.loss ? pair : best));
    left = left.filter((each) => each !== least.other).map((each) => (each === least.one ? [...each, ...least.other] : each));
  }
  return groups.map((_, row) => left.findIndex((members) => members.includes(row)));
}

test('the same mergers as when every two groups are compared each time', () => {
  forSeeds(40, (random) => {
    const vectors = drawVectors(random, 24);
    const groups = Int32Array.from({ length: 24 }, (_, row) => row >> 1);
    const merged = mergeGroups(vectors, groups, 12, 4);
    const numbers = [...new Set(merged)].sort((a, b) => a - b);
    assert.deepEqual(
      Array.from(merged, (group) => numbers.indexOf(group)),
      mergeSlowly(vectors, [...groups], 4),
    );
  });
});

test('few enough groups stay; a paper without a group gets none', () => {
  const vectors: Vectors = { rows: 4, width, values: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0) };
  assert.deepEqual([...mergeGroups(vectors, Int32Array.of(0, 1, 2, -1), 3, 3)], [0, 1, 2, -1]);
  assert.deepEqual([...mergeGroups(vectors, Int32Array.of(0, 1, 2, -1), 3, 2)], [0, 0, 2, -1]);
});
