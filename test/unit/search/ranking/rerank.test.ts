import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rerank, type RankingQuery } from '../../../../server/src/search/ranking/rerank';

const candidates = ['Heads of Long Streams', 'Long Streams of Heads'].map((title) => ({ title, abstract: '', names: [], score: 1 }));
const query: RankingQuery = { text: 'long hea', kind: 'typed', words: ['long', 'hea'].map((word) => ({ word, weight: 1 })) };

test('words in the order of a title, the last one unfinished', () => {
  const [other, inOrder] = rerank(candidates, query);
  assert.ok(inOrder! > other!);
});

test('a new score for each, in their order, from texts alone', () => {
  for (const kind of ['typed', 'written'] as const) {
    const scores = rerank(candidates, { ...query, kind });
    assert.equal(scores.length, 2);
    assert.deepEqual(rerank([...candidates].reverse(), { ...query, kind }), [...scores].reverse());
  }
  assert.deepEqual(rerank([], query), []);
});
