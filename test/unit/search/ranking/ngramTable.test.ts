import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNgramTable } from '../../../../server/src/search/ranking/ngramScore';

test('runs are numbered in the order in which they come', () => {
  const table = createNgramTable(3);
  assert.deepEqual(
    [7, 0, 7, -1].map((run) => table.add(run)),
    [0, 1, 0, 2],
  );
  assert.deepEqual(
    [0, -1, 8].map((run) => table.find(run)),
    [1, 2, -1],
  );
});

test('a full table takes no more, and still finds what it has', () => {
  const table = createNgramTable(2);
  assert.deepEqual(
    [1, 2, 3, 2].map((run) => table.add(run)),
    [0, 1, -1, 1],
  );
  assert.equal(table.find(3), -1);
});
