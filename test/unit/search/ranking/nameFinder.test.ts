import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNameFinder } from '../../../../server/src/search/ranking/ngramScore';

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
