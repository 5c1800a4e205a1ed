import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isEnglish,
  segmentText,
  segmentWords,
  stemContentWord,
  stopWords,
  toPlural,
  toSingular,
} from '../../../../server/src/text/words/englishWords';

test('English and other languages', () => {
  const english =
    'We watch how glaciers melt from peaks that stand out of the ice, and find that the melting in summer is twice what moraines tell of it.';
  const french =
    'Nous présentons un modèle des glaciers qui avance par pas de dix ans et qui montre comment la glace creuse les vallées depuis des siècles.';
  const german =
    'Wir zeigen, wie Gletscher in den Alpen schmelzen, und messen das Wasser unterhalb der Moränen, das im Sommer doppelt so hoch steht wie früher.';
  const chinese = '本文提出一种冰川模型,其步长为十年,并与实地测量结果进行比较,结果表明夏季融化速度是以往估计的两倍。';
  assert.deepEqual([english, french, german, chinese].map(isEnglish), [true, false, false, false]);
});

test('short texts count as English', () => {
  assert.deepEqual(['', 'Ice.', 'Un modèle des glaciers'].map(isEnglish), [true, true, true]);
});

const listWords = (text: string): readonly string[] => segmentWords(text).map(({ start, end }) => text.slice(start, end));

test('words of scripts with and without spaces', () => {
  assert.deepEqual(listWords('Kites 凧を揚げる, again'), ['Kites', '凧', 'を', '揚げる', 'again']);
  assert.deepEqual(segmentText('凧を 揚げる.'), ['凧', 'を', ' ', '揚げる', '.']);
});

test('a long text has the words of its sentences, and none of its letters is lost', () => {
  const sentences = ['凧を揚げる。', 'Kites fly at 3.5 km, and 2,000 more do; ', '北風が吹くと𠮷野の人は言う。'];
  const long = Array.from({ length: 300 }, () => sentences.join('')).join('');
  const inSentences = sentences.flatMap(segmentText);
  assert.deepEqual(segmentText(long), Array.from({ length: 300 }, () => inSentences).flat());
  assert.deepEqual(listWords(long), Array.from({ length: 300 }, () => sentences.flatMap(listWords)).flat());
});

test('a run of letters that no sentence has is cut, but not within a character', () => {
  const run = '𠮷'.repeat(1_700);
  assert.equal(listWords(run).join(''), run);
  assert.ok(listWords(run).every((word) => !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(word)));
});

test('twenty thousand letters take no second (slow)', () => {
  const letters = Array.from({ length: 20_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('');
  const started = performance.now();
  segmentWords(letters);
  assert.ok(performance.now() - started < 1_000);
});

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
