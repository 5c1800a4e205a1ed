import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSimilarLabels } from '../../../server/src/search/fuzzyLabels';

const texts = ['sparse attention', 'kv cache compression', 'retrieval heads', 'visual token pruning'];

for (const [typed, expected] of [
  ['sprase', 'sparse attention'],
  ['atention', 'sparse attention'],
  ['comprssion', 'kv cache compression'],
  ['retreival heads', 'retrieval heads'],
  ['tokken prunning', 'visual token pruning'],
] as const) {
  test(`${typed} means ${expected}`, () => assert.equal(findSimilarLabels(texts, typed)[0], expected));
}

for (const typed of ['', '   ', 'kv', 'quinoa', 'mountain rivers', '(.*', '🙂🙂🙂🙂', 'x'.repeat(10_000)]) {
  test(`${JSON.stringify(typed.slice(0, 20))} means none`, () => assert.deepEqual(findSimilarLabels(texts, typed), []));
}

test('of no texts none is meant', () => assert.deepEqual(findSimilarLabels([], 'sparse'), []));
