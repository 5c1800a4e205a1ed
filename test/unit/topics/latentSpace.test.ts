import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotProduct } from '../../../server/src/topics/centroids';
import { findLatentSpace, projectPapers, type TermMatrix } from '../../../server/src/topics/latentSpace';
import { forSeeds } from '../../support/random';

function createMatrix(rows: readonly (readonly number[])[]): TermMatrix {
  const columns = rows[0]?.length ?? 0;
  return {
    rows: rows.length,
    columns,
    starts: Int32Array.from({ length: rows.length + 1 }, (_, row) => row * columns),
    terms: Int32Array.from(rows.flatMap((row) => row.map((_, column) => column))),
    weights: Float32Array.from(rows.flat()),
  };
}

test('the directions are of length 1 and at right angles', () => {
  forSeeds(10, (random) => {
    const matrix = createMatrix(Array.from({ length: 12 }, () => Array.from({ length: 9 }, () => random.below(10) / 10)));
    const { basis, dimensions } = findLatentSpace(matrix, 4);
    assert.equal(dimensions, 4);
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b <= a; b++) {
        let product = 0;
        for (let term = 0; term < 9; term++) product += basis[term * 4 + a]! * basis[term * 4 + b]!;
        assert.ok(Math.abs(product - (a === b ? 1 : 0)) < 1e-3, `${a} ${b}: ${product}`);
      }
    }
  });
});

test('rows of one direction stay one, a row of nothing stays nothing, and no more directions are found than there are', () => {
  const matrix = createMatrix([
    [1, 1, 0, 0],
    [2, 2, 0, 0],
    [0, 0, 1, 3],
    [0, 0, 0, 0],
  ]);
  const space = findLatentSpace(matrix, 50);
  assert.equal(space.dimensions, 2);
  const { values, width } = projectPapers(matrix, space);
  assert.ok(dotProduct(values, 0, values, width, width) > 0.999);
  assert.ok(Math.abs(dotProduct(values, 0, values, 2 * width, width)) < 1e-3);
  assert.deepEqual([...values.subarray(3 * width)], [0, 0]);
});

test('an empty matrix has no directions', () => {
  assert.equal(findLatentSpace(createMatrix([[], []]), 50).dimensions, 0);
});
