import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createVocabulary } from '../../../server/src/search/vocabulary';

const terms = ['attention', 'attend', 'attentive', 'cache', 'caching', 'heads', 'head', 'sparse', 'sparsity', 'streaming', 'kv', '4'];
const vocabulary = createVocabulary(terms);

function checkPrefix(typed: string, expected: readonly string[], limit = 50): void {
  assert.deepEqual(vocabulary.findByPrefix(typed, limit).map(({ term }) => term), expected, typed);
}

test('the terms with a beginning, itself first', () => {
  checkPrefix('head', ['head', 'heads']);
  checkPrefix('att', ['attend', 'attention', 'attentive']);
  checkPrefix('kv', ['kv']);
  checkPrefix('zz', []);
  checkPrefix('', []);
});

test('the limit cuts, the word itself stays', () => checkPrefix('head', ['head'], 1));

test('the word itself weighs more than its beginning, and that more than a typing error', () => {
  const [exact, longer] = vocabulary.findByPrefix('head', 9);
  const [typo] = vocabulary.findByTypo('atention');
  assert.ok(exact!.weight > longer!.weight && longer!.weight > typo!.weight);
  assert.deepEqual([exact!.isTypo, longer!.isTypo, typo!.isTypo], [false, false, true]);
});

test('one wrong, missing, doubled or swapped letter at any place of a word', () => {
  const word = 'streaming';
  const check = (typed: string): void => {
    const found = vocabulary.findByTypo(typed).map(({ term }) => term);
    assert.ok(found.includes(word), `${typed}: ${found.join(', ')}`);
  };
  for (let at = 0; at < word.length; at++) {
    check(`${word.slice(0, at)}x${word.slice(at + 1)}`);
    check(word.slice(0, at) + word.slice(at + 1));
    check(word.slice(0, at) + word[at] + word.slice(at));
    if (at + 1 < word.length) check(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
  }
});

test('short words have no typing errors', () => {
  for (const typed of ['hed', 'kw', 'x', '']) assert.deepEqual(vocabulary.findByTypo(typed), [], typed);
});

test('a word that resembles none', () => assert.deepEqual(vocabulary.findByTypo('zzzzqqqq'), []));

test('the order of the terms decides nothing', () => {
  const reversed = createVocabulary([...terms].reverse());
  for (const typed of ['att', 'head', 'spa', 'atention', 'chache', 'sprase']) {
    assert.deepEqual(reversed.findByPrefix(typed, 50), vocabulary.findByPrefix(typed, 50));
    assert.deepEqual(reversed.findByTypo(typed), vocabulary.findByTypo(typed));
  }
});

test('an empty vocabulary', () => {
  const empty = createVocabulary([]);
  assert.deepEqual(empty.findByPrefix('a', 9), []);
  assert.deepEqual(empty.findByTypo('attention'), []);
});
