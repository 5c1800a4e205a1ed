import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitCamelCase } from '../../../../server/src/text/words/scanWords';

function checkParts(word: string, parts: readonly string[]): void {
  assert.deepEqual(
    splitCamelCase(word).map(({ start, end }) => word.slice(start, end)),
    parts,
    word,
  );
}

test('camel case and digits', () => {
  checkParts('DuoAttention', ['Duo', 'Attention']);
  checkParts('LLMLingua', ['LLM', 'Lingua']);
  checkParts('longHeads', ['long', 'Heads']);
  checkParts('GPT4', ['GPT', '4']);
  checkParts('Llama3.1', ['Llama', '3.1']);
  checkParts('BERTScore', ['BERT', 'Score']);
});

test('no single letters', () => {
  checkParts('H2O', ['2']);
  checkParts('aBoatC', ['Boat']);
  checkParts('T5', ['5']);
});

test('one part is none', () => {
  for (const word of ['attention', 'Attention', 'GPT', 'LLMs', 'GPUs', '42', '3.1', 'a', '']) checkParts(word, []);
});

test('a plural of capitals before more', () => checkParts('LLMsRock', ['LLMs', 'Rock']));
