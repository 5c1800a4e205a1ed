import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeywordReranker } from '../../../../server/src/search/ranking/rerank';

const candidates = ['Heads of Long Streams', 'Long Streams of Heads'].map((title) => ({ title, abstract: '', names: [], score: 1 }));
const rerank = createKeywordReranker(['long', 'hea']);

test('words in the order of a title, the last one unfinished', () => {
  const [other, inOrder] = rerank(candidates);
  assert.ok(inOrder! > other!);
});

test('a score for each, in their order, from texts alone', () => {
  assert.deepEqual(rerank([...candidates].reverse()), [...rerank(candidates)].reverse());
  assert.deepEqual(rerank([]), []);
});
