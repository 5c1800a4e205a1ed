import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clarityOfName, findKnownNames, listNameWords } from '../../../../server/src/features/evidence/knownNames';
import type { Paper } from '../../../../server/src/model/paper';

const kite = { key: 'kite' } as Paper;
const names = new Set(['SlowKite', 'Hemp Rope', 'Hemp', 'vKite']);
const library = { findByName: (name: string): readonly Paper[] => (names.has(name) ? [kite] : []) };

function find(text: string): readonly string[] {
  return findKnownNames(text, listNameWords(text), library).map(({ start, end }) => text.slice(start, end));
}

test('names are found as whole words, in the genitive too', () => {
  assert.deepEqual(find("SlowKite's tail, and (SlowKite)."), ['SlowKite', 'SlowKite']);
  assert.deepEqual(find('SlowKites, SlowKite-2, slowkite, MySlowKite'), []);
  assert.deepEqual(find('code/SlowKite, SlowKite/run, SlowKite_2, @SlowKite'), []);
});

test('of names that overlap, the longest counts', () => {
  assert.deepEqual(find('With Hemp Rope and Hemp.'), ['Hemp Rope', 'Hemp']);
  assert.deepEqual(find('Hemp\nRope'), ['Hemp']);
});

test('how surely a name means its paper', () => {
  for (const name of ['EgoForce', 'FlowKV', 'Sentence-Kite', 'Go-Glide', 'SlowKite 3']) assert.equal(clarityOfName(name), 'sure', name);
  for (const name of ['Zephyro', 'DROIDO']) assert.equal(clarityOfName(name), 'wordlike', name);
  for (const name of ['Focus', 'SEA', 'Text-to-Kite', 'Kite-50', 'Sparse Heads']) assert.equal(clarityOfName(name), 'doubtful', name);
  for (const name of ['BERT', 'LLM', 'ImageNet', 'GPT-4', 'RMs']) assert.equal(clarityOfName(name), 'common', name);
});

test('a text of a million units without an end takes linear time (slow)', () => {
  const started = performance.now();
  find('K-'.repeat(250_000) + "K'".repeat(250_000));
  assert.ok(performance.now() - started < 3000);
});
