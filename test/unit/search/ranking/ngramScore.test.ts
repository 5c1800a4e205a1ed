import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNameFinder, createNgramTable, scoreNgrams } from '../../../../server/src/search/ranking/ngramScore';

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

test('runs are numbered in the order in which they come', () => {
  const table = createNgramTable(3);
  assert.deepEqual(
    [7, 0, 7, -1].map((run) => table.add(run)),
    [0, 1, 0, 2],
  );
  assert.deepEqual(
    [0, -1, 8].map((run) => table.find(run)),
    [1, 2, -1],
  );
});

test('a full table takes no more, and still finds what it has', () => {
  const table = createNgramTable(2);
  assert.deepEqual(
    [1, 2, 3, 2].map((run) => table.add(run)),
    [0, 1, -1, 1],
  );
  assert.equal(table.find(3), -1);
});

const rarities: Readonly<Record<string, number>> = { gpt: 5, '4': 1, needle: 7, heads: 2, threading: 6 };
const finder = createNameFinder('GPT 4 finds what Needle-Threading hides from heads', (word) => rarities[word] ?? 0);

test('a name counts as much as its rarest word', () => {
  assert.equal(finder.measure({ title: 'A report', names: ['GPT-4'] }), 5);
  assert.equal(finder.measure({ title: 'A report', names: ['Heads'] }), 2);
});

test('the text before a colon, or a whole short title, is a name', () => {
  assert.equal(finder.measure({ title: 'Needle Threading: Can Models Follow Threads?', names: [] }), 7);
  assert.equal(finder.measure({ title: 'Needle threading', names: [] }), 7);
});

test('what the text has only in part is not named', () => {
  assert.equal(finder.measure({ title: 'Needle Threading and Other Ways of Looking', names: ['GPT-4o'] }), 0);
});

test('a name written as one word is known by its parts', () => {
  assert.equal(createNameFinder('as GPT4 does', (word) => rarities[word] ?? 0).measure({ title: '', names: ['GPT-4'] }), 5);
});
