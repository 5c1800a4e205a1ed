import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeywordReranker, measureTitleCoverage } from '../../../../server/src/search/query/searchByText';

const rarities: Readonly<Record<string, number>> = { spars: 4, attent: 3, model: 1 };
const rarityOf = (stem: string): number => rarities[stem] ?? 0;

test('a title whose words all occur in the text, in any form', () => {
  assert.equal(measureTitleCoverage('The Sparse Attentions of a Model', rarityOf), 1);
});

test('rare words count more than frequent ones', () => {
  assert.ok(measureTitleCoverage('Sparse Hopes', rarityOf) > measureTitleCoverage('Model Hopes', rarityOf));
});

test('nothing in common, and no words', () => {
  assert.equal(measureTitleCoverage('Heads up', rarityOf), 0);
  assert.equal(measureTitleCoverage('', rarityOf), 0);
});

const candidates = ['Heads of Long Streams', 'Long Streams of Heads'].map((title) => ({
  title,
  abstract: '',
  names: [],
  score: 1,
  meaning: 0,
}));
const rerank = createKeywordReranker(['long', 'hea']);

test('words in the order of a title, the last one unfinished', () => {
  const [other, inOrder] = rerank(candidates);
  assert.ok(inOrder! > other!);
});

test('a score for each, in their order, from texts alone', () => {
  assert.deepEqual(rerank([...candidates].reverse()), [...rerank(candidates)].reverse());
  assert.deepEqual(rerank([]), []);
});
