import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPhrases } from '../../../server/src/topics/phrases';

/** The stems of all phrases of a text, in order. */
function checkPhrases(text: string, stems: readonly string[]): void {
  assert.deepEqual(findPhrases(text).map(({ stem }) => stem), stems, text);
}

test('runs of words, the last one in the singular', () => {
  checkPhrases('Sparse Attentions', ['sparse', 'sparse attention', 'attention']);
  checkPhrases('Mountain Rivers', ['mountain', 'mountain river', 'river']);
});

test('a phrase crosses neither function words nor punctuation', () => {
  checkPhrases('glaciers of mountains', ['glacier', 'mountain']);
  checkPhrases('glaciers, mountains', ['glacier', 'mountain']);
  checkPhrases('Glaciers: mountains', ['glacier', 'mountain']);
});

test('words of the trade name no topic alone', () => {
  checkPhrases('model', []);
  checkPhrases('novel approach', []);
  checkPhrases('a new method for the task', []);
});

test('no words, no phrases', () => {
  for (const text of ['', ' ', '42', '…', 'a', 'of the']) checkPhrases(text, []);
});

test('the surface is as it was written', () => {
  assert.deepEqual(findPhrases('KV Caches').map(({ surface }) => surface), ['KV Caches', 'Caches']);
});
