import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldTerm, squeezeText } from '../../../../server/src/text/foldText';
import { maxWordLength, scanWords, splitCamelCase, type WordKind, wordKinds } from '../../../../server/src/text/words/scanWords';
import { forSeeds } from '../../../support/random';

interface Scanned {
  readonly term: string;
  readonly kind: WordKind;
  readonly start: number;
  readonly end: number;
}

function scan(text: string): readonly Scanned[] {
  const found: Scanned[] = [];
  scanWords(text, (bytes, from, to, kind, start, end) =>
    found.push({ term: new TextDecoder().decode(bytes.subarray(from, to)), kind, start, end }),
  );
  return found;
}

/** Words as they are, parts in round brackets, joined words in square ones; a long text and a short one are read in two ways. */
function checkScan(text: string, expected: string): void {
  const draw = (scanned: readonly Scanned[]): string =>
    scanned.map(({ term, kind }) => (kind === wordKinds.word ? term : kind === wordKinds.part ? `(${term})` : `[${term}]`)).join(' ');
  assert.equal(draw(scan(text)), expected, text);
  assert.equal(draw(scan(text + ' '.repeat(100))), expected, text);
}

test('words, without what stands around them', () => {
  checkScan('We keep, (mostly) — “caches”…', 'we keep mostly caches');
  checkScan("the model's layers", 'the model s layers');
  checkScan('', '');
  checkScan(' .,;:-–—()[]{}<>/\\|*+?^$#@!%&=~`"\'', '');
});

test('names: parts and joined words', () => {
  checkScan('DuoAttention', 'duoattention (duo) (attention)');
  checkScan('KV-cache', 'kv cache [kvcache]');
  checkScan('Llama-3.1-8B', 'llama 3.1 [llama3.1] 8b (8)');
  checkScan('GPT4 and LLMs', 'gpt4 (gpt) (4) and llms');
  checkScan('state-of-the-art', 'state of [stateof] the [ofthe] art [theart]');
  checkScan('2020-2021', '2020 2021');
  checkScan('a - b -c- d', 'a b c d');
});

test('numbers keep their point', () => checkScan('2.55x of 3.1. And .5, 1.', '2.55x (2.55) of 3.1 and 5 1'));

test('letters beyond ASCII', () => {
  checkScan('naïve Größe Łukasz', 'naive grosse lukasz');
  checkScan('β-VAE', 'β vae [βvae]');
  checkScan('e\u0301tude so\u00adft', 'etude soft');
  checkScan('نماذج اللغة الكبيرة', 'نماذج اللغة الكبيرة');
  checkScan('Внимание', 'внимание');
  checkScan('😀 👩‍🔬 ☃', '');
});

test('scripts without spaces are segmented', () => {
  const words = scan('大規模言語モデルの注意機構').map(({ term }) => term);
  assert.ok(words.length > 2 && words.includes('言語'), words.join(' '));
});

test('long words are cut', () => {
  for (const letter of ['a', 'é', '語', 'я']) {
    for (const { term } of scan(letter.repeat(10_000))) assert.ok(Buffer.byteLength(term) <= maxWordLength, letter);
  }
  assert.equal(scan('a'.repeat(10_000)).length, 1);
});

const pieces = ['a', 'Z', '9', '.', '-', ' ', 'ß', 'é', '\u0301', '😀', '語', 'ه', '\u200d', '\ud83d', '\n', 'KV', '3.1', '\0', '…', 'İ'];

test('any text: each word stands where it is said to, in order', () => {
  forSeeds(200, (random) => {
    const text = Array.from({ length: random.below(40) }, () => random.pick(pieces)).join('');
    let last = 0;
    for (const { term, kind, start, end } of scan(text)) {
      assert.ok(start < end && end <= text.length && term !== '', JSON.stringify(text));
      if (kind !== wordKinds.word) continue;
      assert.ok(start >= last, JSON.stringify(text));
      last = end;
      assert.equal(squeezeText(term), squeezeText(foldTerm(text.slice(start, end))), JSON.stringify(text));
    }
  });
});

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
