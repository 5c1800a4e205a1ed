import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segmentText, segmentWords } from '../../../../server/src/text/words/englishWords';

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
