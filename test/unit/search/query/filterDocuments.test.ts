import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesPhrases } from '../../../../server/src/search/query/filterDocuments';

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
