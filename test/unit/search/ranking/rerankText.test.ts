import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextReranker, type RankingCandidate } from '../../../../server/src/search/query/searchByText';

test('a text lifts the paper that it spells, though no word is the same', () => {
  const [plain, spelt] = rerank('Models were quantised.', { model: 1 }, [
    candidate('Compressing models'),
    candidate('Quantization of models'),
  ]);
  assert.ok(spelt! > plain!);
});

test('a text lifts the paper that it names, hyphens and spaces apart', () => {
  const [other, named] = rerank('Scores of snap kv fall.', { snap: 6, kv: 4 }, [
    candidate('A cache', 'SnapKV-2'),
    candidate('A cache', 'Snap-KV'),
  ]);
  assert.ok(named! > other!);
});

test('a score for each, in their order, from texts alone', () => {
  const candidates = [candidate('Heads of Long Streams'), candidate('Streams', 'Stream')];
  const order = (all: readonly RankingCandidate[]): readonly number[] =>
    rerank('Long streams need few heads.', { long: 2, stream: 3, head: 4 }, all);
  assert.deepEqual(order([...candidates].reverse()), [...order(candidates)].reverse());
  assert.deepEqual(order([]), []);
});

function rerank(text: string, rarities: Readonly<Record<string, number>>, candidates: readonly RankingCandidate[]): readonly number[] {
  return createTextReranker(text, new Map(Object.entries(rarities)), 0.1)(candidates);
}

function candidate(title: string, ...names: readonly string[]): RankingCandidate {
  return { title, abstract: '', names, score: 1, meaning: 0 };
}
