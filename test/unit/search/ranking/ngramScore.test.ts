import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreNgrams } from '../../../../server/src/search/ranking/ngramScore';

const score = (text: string, ...titles: string[]): readonly number[] =>
  scoreNgrams(
    titles.map((title) => ({ title, abstract: '' })),
    text,
  );

test('forms of a word share their letters', () => {
  const [form, other] = score('quantization', 'Quantised weights', 'Pruned weights');
  assert.ok(form! > 0);
  assert.equal(other, 0);
});

test('a word with a typing error shares the rest', () => {
  const [right, wrong] = score('distilation of poems', 'Distillation', 'Poetry');
  assert.ok(right! > wrong!);
});

test('n-grams that all documents have count less than those of one', () => {
  const [rare, frequent] = score('hyena models', 'Hyena filters', 'Models alone', 'Models again', 'Models once more');
  assert.ok(rare! > frequent!);
});

test('stop words and an empty text share nothing', () => {
  assert.deepEqual(score('between their', 'Between their lines'), [0]);
  assert.deepEqual(score('', 'A title'), [0]);
  assert.deepEqual(score('any'), []);
});

test('of a very long text the beginning counts', () => {
  const [first, last] = score(`${Array.from({ length: 3000 }, (_, index) => `w${index.toString(36)}x`).join(' ')} tail`, 'w1x w2x', 'tail');
  assert.ok(first! > 0);
  assert.equal(last, 0);
});
