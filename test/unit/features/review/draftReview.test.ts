import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFinding } from '../../../../server/src/features/review/checkedProject';

test('a finding shows its first places and counts all', () => {
  const places = [1, 2, 3, 4].map((start) => ({ uri: 'file:///desk/draft.md', span: { start, end: start + 1 }, words: 'sea' }));
  assert.deepEqual(createFinding('Words.', places), { message: 'Words.', places: places.slice(0, 3), placeCount: 4 });
  assert.deepEqual(createFinding('Words.', places, 1), { message: 'Words.', places: places.slice(0, 1), placeCount: 4 });
  assert.equal(createFinding('Key \u202eaes\u0007', []).message, 'Key  aes ');
  assert.deepEqual(createFinding('Words.', []), { message: 'Words.', places: [], placeCount: 0 });
});
