import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOfSpanAt, touches } from '../../../server/src/base/span';

const spans = [
  { start: 2, end: 4 },
  { start: 4, end: 9 },
  { start: 12, end: 12 },
];

test('indexOfSpanAt finds the last span that starts at or before the offset', () => {
  assert.deepEqual(
    [0, 2, 3, 4, 11, 12, 99].map((offset) => indexOfSpanAt(spans, offset)),
    [-1, 0, 0, 1, 1, 2, 2],
  );
});

test('touches counts the cursor after the last character as inside', () => {
  assert.deepEqual(
    [1, 2, 4, 5].map((offset) => touches({ start: 2, end: 4 }, offset)),
    [false, true, true, false],
  );
});
