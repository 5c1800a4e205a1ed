import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDay, isShortMonth, monthPattern, readMonth } from '../../../server/src/text/dates';

test('readMonth knows names, their beginnings and sept', () => {
  assert.deepEqual(['january', 'jan', 'sept', 'septem', 'may', 'december'].map(readMonth), [1, 1, 9, 9, 5, 12]);
  assert.deepEqual(['ja', 'spring', 'mays', ''].map(readMonth), [undefined, undefined, undefined, undefined]);
});

test('isShortMonth knows what BibTeX’s styles define', () => {
  assert.ok(isShortMonth('sep') && !isShortMonth('sept') && !isShortMonth('september'));
});

test('monthPattern takes a name, its first three letters or sept, with or without a full stop', () => {
  const whole = new RegExp(`^${monthPattern}$`, 'i');
  for (const month of ['Jan', 'January', 'Feb.', 'MAY', 'Sept.', 'Sep', 'September']) assert.match(month, whole);
  for (const word of ['Janua', 'Septem', 'Market']) assert.doesNotMatch(word, whole);
});

test('formatDay writes a day in words, and leaves other text alone', () => {
  assert.equal(formatDay('2026-11-26'), '26 Nov 2026');
  assert.equal(formatDay('2026-01-02'), '2 Jan 2026');
  assert.equal(formatDay('2026-13-02'), '2026-13-02');
  assert.equal(formatDay('soon'), 'soon');
});
