import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSelection, matchesPhrases } from '../../../../server/src/search/query/collector';
import { forSeeds } from '../../../support/random';

test('any items: the best, as sorting gives them, and the worst of these', () => {
  forSeeds(60, (random) => {
    const items = random.shuffle(Array.from({ length: random.below(80) }, (_, number) => number));
    const limit = random.below(90);
    const selection = createSelection<number>(limit, (a, b) => a < b);
    for (const item of items) selection.offer(item);
    const best = [...items].sort((a, b) => a - b).slice(0, limit);
    assert.deepEqual(selection.list(), best);
    assert.equal(selection.worst(), best.length < limit ? undefined : best.at(-1));
  });
});

const document = {
  key: 'key',
  title: 'A Sparse  Attention: Überblick',
  abstract: 'It covers\nlong contexts (KV-cache).',
  names: ['Ovrvw'],
  authors: ['Ann Lee'],
};

function check(phrase: string, expected: boolean): void {
  assert.equal(matchesPhrases(document, [phrase], []), expected, phrase);
  assert.equal(matchesPhrases(document, [], [phrase]), !expected, phrase);
}

test('white space, case and accents apart', () => {
  for (const phrase of ['sparse attention', 'covers long', 'uberblick', 'OVRVW', 'kv-cache', 'ann  lee', 'attention:']) check(phrase, true);
});

test('whole words in one field', () => {
  for (const phrase of ['parse', 'spars', 'attention uberblick', 'uberblick it', '', ' ', 'contexts KV-cache']) check(phrase, false);
});

test('all phrases, none of the excluded', () => {
  assert.equal(matchesPhrases(document, ['long contexts', 'sparse'], ['whales']), true);
  assert.equal(matchesPhrases(document, ['long contexts', 'whales'], []), false);
  assert.equal(matchesPhrases(document, [], []), true);
});
