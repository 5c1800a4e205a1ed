import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndexLookup } from '../../../server/src/base/indexLookup';

test('the places of few items, and of so many that a map is made', () => {
  const items = Array.from({ length: 500 }, (_, index) => ({ index }));
  const rank = createIndexLookup(items);
  for (const item of [...items].reverse()) assert.equal(rank(item), item.index);
  for (const item of items) assert.equal(rank(item), item.index);
  assert.equal(rank({ index: 3 }), -1);
});
