import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPassageLocator } from '../../../server/src/annotations/anchor/locatePassage';
import { createSelector, foldLetter, foldPassage } from '../../../server/src/text/quote';
import { forSeeds } from '../../support/random';

const same: readonly (readonly [string, string])[] = [
  ['Only a  fraction\n of\theads', 'only a fraction of heads'],
  ['long-context', 'longcontext'],
  ['long \u2013 context', 'long - context'],
  ['retrie-\nval heads', 'retrieval heads'],
  ['retrie\u00ad\r\n  val heads', 'retrieval heads'],
  ['retrie\u00adval', 'retrieval'],
  ['\u201cKV\u201d cache\u2019s', '"KV" cache\'s'],
  ["``KV'' cache", '"KV" cache'],
  ['e\ufb03cient \ufb01nding', 'efficient finding'],
  ['caf\u00e9', 'cafe\u0301'],
  ['\u{1d40a}\u{1d415} cache', 'kv cache'],
  ['\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd', '\u05e9\u05dc\u05d5\u05dd'],
  ['zero\u200bwidth\ufeff', 'zerowidth'],
  ['and so on\u2026', 'and so on...'],
];

for (const [a, b] of same)
  test(`${JSON.stringify(a)} is the passage ${JSON.stringify(b)}`, () => assert.equal(foldPassage(a).folded, foldPassage(b).folded));

test('what tells words apart stays', () => {
  for (const [a, b] of [
    ['5%', '6%'],
    ['retrie val', 'retrieval'],
    ['\u0915\u093f', '\u0915\u0941'],
    ['\u0e01\u0e34', '\u0e01\u0e38'],
    ['a b', 'ab'],
  ])
    assert.notEqual(foldPassage(a!).folded, foldPassage(b!).folded, a);
});

test('offsets lead back to whole characters', () => {
  const text = '  \u{1d49c} e\u0301 \ufb03 \u05d0\u05b8 wo-\n rd \u{1f600}.  ';
  const { folded, starts, ends } = foldPassage(text);
  assert.equal(folded, 'a e ffi \u05d0 word \u{1f600}.');
  const slice = (part: string): string => {
    const at = folded.indexOf(part);
    return text.slice(starts[at], ends[at + part.length - 1]);
  };
  assert.equal(slice('a'), '\u{1d49c}');
  assert.equal(slice(' e ').trim(), 'e\u0301');
  assert.equal(slice('ffi'), '\ufb03');
  assert.equal(slice('\u05d0'), '\u05d0\u05b8');
  assert.equal(slice('word'), 'wo-\n rd');
  assert.equal(slice('\u{1f600}'), '\u{1f600}');
});

test('offsets are in order and cut no character, for any text', () => {
  const pieces = [
    'a',
    'B',
    ' ',
    '\n',
    '\r\n',
    '-',
    '\u2014',
    '\u00ad',
    '\u0301',
    '\u{1d49c}',
    '\u{1f468}\u200d\u{1f469}',
    '\ufb03',
    '\ufdfa',
    '"',
    '``',
    '\u05d0',
    '\u093f',
    '\ud83d',
    '\u0130',
    '\u00b4',
    '.',
  ];
  forSeeds(300, (random) => {
    const text = Array.from({ length: random.below(30) }, () => random.pick(pieces)).join('');
    const { folded, starts, ends } = foldPassage(text);
    assert.equal(starts.length, folded.length + 1);
    assert.equal(ends.length, folded.length);
    for (let at = 0; at < folded.length; at++) {
      assert.ok(starts[at]! < ends[at]! && ends[at]! <= text.length && starts[at]! <= starts[at + 1]!, JSON.stringify(text));
      assert.ok(!/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(starts[at]! - 1, starts[at]! + 1)), JSON.stringify(text));
    }
    assert.equal(folded, folded.trim());
    assert.ok(!folded.includes('  '));
  });
});

test('what a character counts as', () => {
  const kinds = {
    ' ': ' \n\t\u00a0\u3000',
    '-': '-\u2010\u2013\u2014\u2212',
    '"': '"\'`\u2019\u201c\u00ab',
    '': '\u00ad\u200b\u0301\ufe0f',
  };
  for (const [kind, characters] of Object.entries(kinds))
    for (const character of characters) assert.equal(foldLetter(character), kind, JSON.stringify(character));
  assert.deepEqual(['A', '\u00e9', '\ufb03', '\u{1d49c}', '\u0130', '\u00df', '\u0939'].map(foldLetter), [
    'a',
    'e',
    'ffi',
    'a',
    'i',
    '\u00df',
    '\u0939',
  ]);
});

const text = 'We present Kite, a way to cross rivers\nof snow. It carries  two boats at once. Snow melts behind it, and nobody minds.';

function select(words: string): object {
  const start = text.indexOf(words);
  return createSelector(text, { start, end: start + words.length });
}

test('the passage in one line, with whole words around it', () => {
  assert.deepEqual(select('carries  two boats'), {
    exact: 'carries two boats',
    prefix: 'a way to cross rivers of snow. It ',
    suffix: ' at once. Snow melts behind it, and',
  });
  assert.deepEqual(select('We present'), { exact: 'We present', prefix: '', suffix: ' Kite, a way to cross rivers of snow.' });
  assert.deepEqual(select('minds.'), { exact: 'minds.', prefix: 'once. Snow melts behind it, and nobody ', suffix: '' });
});

test('a span that cuts a character takes the whole of it', () => {
  const drawn = 'words \u{1d49c}\u{1d49c} words';
  assert.equal(createSelector(drawn, { start: 7, end: 9 }).exact, '\u{1d49c}\u{1d49c}');
  assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(createSelector('\u{1d49c}'.repeat(50), { start: 50, end: 52 }).suffix));
});

test('a passage of some length is found again where it was selected', () => {
  forSeeds(200, (random) => {
    const words = [...text.matchAll(/\S+/g)];
    const from = random.below(words.length - 4);
    const to = from + 3 + random.below(words.length - from - 3);
    const span = { start: words[from]!.index, end: words[to]!.index + words[to]![0].length };
    const place = createPassageLocator(text).locate(createSelector(text, span));
    assert.deepEqual(place, { kind: 'found', span });
  });
});
