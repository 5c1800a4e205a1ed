import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldTerm, squeezeText } from '../../../../server/src/text/foldText';
import { tokenizeVariants, tokenizeWords } from '../../../../server/src/text/words/tokenize';

/** Each term, and in brackets what it stands for where that is written otherwise. */
function checkWords(text: string, words: readonly string[], variants: readonly string[]): void {
  const tokens = tokenizeWords(text);
  const further = tokenizeVariants(text);
  assert.deepEqual(
    tokens.map(({ term }) => term),
    words,
    text,
  );
  assert.deepEqual(
    further.map(({ term }) => term),
    variants,
    text,
  );
  for (const { term, start, end } of tokens) assert.equal(foldTerm(text.slice(start, end)), term);
  for (const { term, start, end } of further) assert.equal(squeezeText(text.slice(start, end)), squeezeText(term));
}

test('words, parts of names, compounds', () => {
  checkWords('DuoAttention reads', ['duoattention', 'reads'], ['duo', 'attention']);
  checkWords('KV-cache, twice', ['kv', 'cache', 'twice'], ['kvcache']);
  checkWords('GPT-4 and LLMLingua', ['gpt', '4', 'and', 'llmlingua'], ['gpt4', 'llm', 'lingua']);
  checkWords('H2O', ['h2o'], ['2']);
});

test('letters beyond ASCII', () => {
  checkWords('Größe, naïve', ['grosse', 'naive'], []);
  checkWords('注意力 機制', ['注意力', '機制'], []);
  checkWords('𝒳-ray', ['x', 'ray'], ['xray']);
  assert.equal(squeezeText('Schrödinger’s Cache!'), 'schrodingerscache');
});

test('no words', () => {
  for (const text of ['', ' ', '…', '(*)', '😀']) checkWords(text, [], []);
});
