import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSameLine } from '../../../../client/src/review/sameLine';

test('the reader stays at the same words, or at the same height where these are gone', () => {
  assert.equal(findSameLine('counts\none\ntwo\nthree', { line: 3, words: 'two' }), 2);
  assert.equal(findSameLine('one\ntwo\none\ntwo\none', { line: 3, words: 'one' }), 2);
  assert.equal(findSameLine('one\ntwo\nthree', { line: 1, words: 'gone' }), 1);
  assert.equal(findSameLine('one\ntwo', { line: 7, words: 'gone' }), 1);
  assert.equal(findSameLine('a.md:8  sea\n\na.md:9  ice', { line: 1, words: 'a.md:10  ice' }), 2);
  assert.equal(findSameLine('', { line: 7, words: 'gone' }), 0);
});
