import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toPlural, toSingular } from '../../../../server/src/text/words/wordForms';

test('plurals by the ending of the noun', () => {
  for (const [noun, plural] of [
    ['map', 'maps'],
    ['study', 'studies'],
    ['survey', 'surveys'],
    ['query', 'queries'],
    ['branch', 'branches'],
    ['process', 'processes'],
    ['matrix', 'matrices'],
    ['vertex', 'vertices'],
    ['hypothesis', 'hypotheses'],
    ['Corpus', 'Corpora'],
    ['learning', 'learning'],
  ] as const)
    assert.equal(toPlural(noun), plural);
});

test('a plural has the singular that it was made of', () => {
  for (const noun of ['map', 'study', 'survey', 'query', 'branch', 'process']) assert.equal(toSingular(toPlural(noun)), noun);
});
