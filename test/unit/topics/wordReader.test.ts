import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gap, WordReader } from '../../../server/src/topics/wordReader';

/** The stems of a text; gaps are shown as bars. */
function checkWords(text: string, words: string): void {
  const reader = new WordReader();
  const read: number[] = [];
  reader.read(text, read);
  assert.equal(read.map((id) => (id === gap ? '|' : reader.stems[id])).join(' '), words, text);
}

test('words of one stem are one word', () => {
  checkWords('Pruning pruned prunes', 'prun prun prun |');
  checkWords('KV caches', 'kv cache |'.replace('cache', 'cach'));
});

test('stop words, numbers and punctuation are gaps, hyphens and line ends are none', () => {
  checkWords('the cat of a dog', 'cat | dog |');
  checkWords('long-context\ninference: GPT-4 tests', 'long context inference | gpt | test |'.replace('inference', 'inferenc'));
});

test('texts without words', () => {
  for (const text of ['', ' ', '12 34', 'of the', '…', '😀']) checkWords(text, '');
});

test('scripts without spaces are read word by word; composed and decomposed letters are one', () => {
  const reader = new WordReader();
  const [a, b]: [number[], number[]] = [[], []];
  reader.read('注意力机制', a);
  assert.ok(a.length > 2, 'several words');
  const [composed, decomposed]: [number[], number[]] = [[], b];
  reader.read('caf\u00e9s', composed);
  reader.read('cafe\u0301s', decomposed);
  assert.deepEqual(composed, decomposed);
});
