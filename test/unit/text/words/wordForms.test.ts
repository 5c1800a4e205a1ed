import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stemContentWord, stopWords, toPlural, toSingular } from '../../../../server/src/text/words/wordForms';

test('forms of a word share their stem', () => {
  for (const forms of [
    'stream streams streaming streamed',
    'retrieve retrieval retrieves',
    'llm llms',
    'quantize quantized quantization',
  ]) {
    const [first, ...others] = forms.split(' ').map(stemContentWord);
    for (const other of others) assert.equal(other, first, forms);
  }
});

test('what is no English word is its own stem', () => {
  for (const word of ['3.1', 'gpt4', 'βvae', '注意', 'внимание', 'rl', 'h2o']) assert.equal(stemContentWord(word), word);
});

test('stop words have none', () => {
  for (const word of stopWords) assert.equal(stemContentWord(word), undefined);
});

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
