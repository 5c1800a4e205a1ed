import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPassageLocator, findWords } from '../../../../server/src/annotations/anchor/locatePassage';
import { createSelector } from '../../../../server/src/text/quote';
import { parseFixtureFile, renderFixture } from '../../../support/fixture';

const before =
  'Long contexts cost memory. We find that <|only a fraction of attention heads are critical|> for processing long contexts. The others need no cache at all. We call the first ones retrieval heads.';

/** Where the passage of one drawn text stands in another, drawn the same way; "orphan" with the number of candidates where it is none. */
function locate(noted: string, now: string): string {
  const { text, ranges } = parseFixtureFile(noted);
  const place = createPassageLocator(now).locate(createSelector(text, ranges[0]!));
  return place.kind === 'found' ? renderFixture({ text: now, ranges: [place.span] }) : `orphan ${place.candidates.length}`;
}

function check(now: string, noted = before): void {
  assert.equal(locate(noted, parseFixtureFile(now).text), now);
}

function checkOrphan(now: string, noted = before): void {
  assert.match(locate(noted, now), /^orphan/);
}

test('as it was', () => check(before));

test('wrapped anew, divided, with other signs', () => {
  check(before.replace('only a fraction of', 'only a\n   fraction\r\nof').replace('atten', 'atten-\n'));
  check(before.replace('attention', 'atten\u00ad\ntion').replace('critical', 'CRITICAL'));
});

test('with small edits in it', () => {
  check(before.replace('attention heads', 'attention layers'));
  check(before.replace('<|only a fraction', 'merely a <|small fraction'));
});

test('with edits around it', () => {
  check(before.replace('Long contexts cost memory. We find that', 'We show that'));
  check(before.replace('for processing long contexts.', 'for it.'));
  check(`An opening sentence that is new. ${before}`);
});

test('with other words before it, and the end of the text after it as it was', () => {
  const noted = 'The kettle counts its own bubbles. It pours two cups at once, <|and neither runs over|>. Milk is not considered.';
  check('The kettle counts its own bubbles. It pours nothing, <|and neither runs over|>. Milk is not considered.', noted);
  const last = 'It pours two cups at once, and neither runs over. <|Milk is not considered|>.';
  check('It pours nothing, and neither runs over. <|Milk is not considered|>.', last);
  checkOrphan('It pours nothing, and neither runs over. Milk is not considered. Sugar is, in all three cups of the set.', last);
});

test('gone, or edited beyond recognition', () => {
  checkOrphan('Long contexts cost memory. The others need no cache at all. We call the first ones retrieval heads.');
  checkOrphan(before.replace(/<\|.*\|>/, 'few of the layers matter'));
  checkOrphan('');
  checkOrphan('A text of something else, which says that rivers carry boats in summer and snow in winter.');
});

test('a look-alike in another place', () => {
  checkOrphan(
    'Long contexts cost memory. Nobody knows why. Elsewhere people found that only a fraction of attention layers were critical to reading short poems, though. The others need no cache.',
  );
});

test('a sentence most of whose numbers are others is another one; one number may change', () => {
  const before = 'On the second task the system achieves a score of 34.07 and 37.23 at a delay of 2216 and 3521. ';
  const opening = 'We take part in both tasks of this year and say how. ';
  const span = { start: opening.length, end: opening.length + before.length - 1 };
  const selector = createSelector(`${opening}${before}`, span);
  const locate = (after: string): string => createPassageLocator(`${opening}${after}`).locate(selector).kind;
  assert.equal(locate(before.replace('34.07', '34.10')), 'found');
  assert.equal(locate(before.replace('34.07', '24.64').replace('37.23', '27.83').replace('2216', '1837')), 'orphan');
});

test('a short passage is known after an edit by what still stands on both sides of it', () => {
  const before = 'Zephyrion folds paper in the wind. It carries two letters at once, and neither gets wet. Rain is not considered.';
  const start = before.indexOf('two letters at once');
  const selector = createSelector(before, { start, end: start + 'two letters at once'.length });
  const locate = (after: string): string => {
    const place = createPassageLocator(after).locate(selector);
    return place.kind === 'found' ? after.slice(place.span.start, place.span.end) : 'orphan';
  };
  assert.equal(locate(before.replace('two letters', 'two long letters')), 'two long letters at once');
  assert.equal(locate(before.replace('two letters at once', 'nobody')), 'orphan');
  assert.equal(locate(before.replace('two letters at once', '')), 'orphan');
  assert.equal(locate(before.replace('two letters', 'two long letters').replace('It carries', 'He lost')), 'orphan');
  assert.equal(locate(before.replace('two letters', 'two long letters').repeat(2)), 'orphan');
});

test('a candidate has whole words', () => {
  const text = 'Zephyrion folds paper in the wind. It carries three letters at a time, and none of them is dry. Rain is not considered.';
  const place = createPassageLocator(text).locate({
    exact: 'It carries two letters at once, and neither gets wet',
    prefix: 'paper in the wind. ',
    suffix: '. Rain is not considered.',
  });
  assert.deepEqual(place.kind === 'orphan' && place.candidates.map(({ start, end }) => text.slice(start, end)), [
    'It carries three letters at a time, and none of them',
  ]);
});

test('a short quotation that occurs five times: with words around it one of them, without none', () => {
  const text =
    'First the model reads. Then the model writes a draft. After that the model sings loudly. Later the model sleeps well. In the end the model dreams.';
  for (let count = 0, at = text.indexOf('the model'); at !== -1; count++, at = text.indexOf('the model', at + 1)) {
    const span = { start: at, end: at + 'the model'.length };
    const place = createPassageLocator(text).locate(createSelector(text, span));
    assert.deepEqual(place, { kind: 'found', span }, String(count));
  }
  const place = createPassageLocator(text).locate({ exact: 'the model', prefix: '', suffix: '' });
  assert.ok(place.kind === 'orphan' && place.candidates.length === 5);
});

test('what nobody noted the surroundings of', () => {
  const locator = createPassageLocator('Training in the rain brings rain again. Boats carry two of them.');
  assert.equal(locator.locate({ exact: 'Boats carry two', prefix: '', suffix: '' }).kind, 'orphan', 'too short to tell');
  assert.equal(locator.locate({ exact: 'Boats carry two of', prefix: '', suffix: '' }).kind, 'found');
  assert.equal(locator.locate({ exact: 'raining in the rain brings', prefix: '', suffix: '' }).kind, 'orphan', 'a part of a word');
});

test('letters of all kinds', () => {
  for (const noted of [
    '\u05d0\u05e0\u05d5 \u05de\u05e6\u05d9\u05d2\u05d9\u05dd <|\u05de\u05d5\u05d3\u05dc \u05d7\u05d3\u05e9 \u05dc\u05e2\u05d9\u05d1\u05d5\u05d3 \u05e9\u05e4\u05d4 \u05d8\u05d1\u05e2\u05d9\u05ea|> \u05d1\u05e2\u05d1\u05e8\u05d9\u05ea \u05d5\u05d1\u05e2\u05e8\u05d1\u05d9\u05ea.',
    '\u6211\u4eec\u63d0\u51fa<|\u4e00\u79cd\u65b0\u7684\u6ce8\u610f\u529b\u673a\u5236\u7528\u4e8e\u957f\u6587\u672c\u5904\u7406|>\u5e76\u5728\u591a\u4e2a\u6570\u636e\u96c6\u4e0a\u8fdb\u884c\u4e86\u5b9e\u9a8c\u8bc1\u660e\u5176\u6709\u6548\u6027\u548c\u901a\u7528\u6027\u3002',
    'With <|\u{1d4dc} = \u{1d49c}\u2208\u211d and emoji \u{1f600} in it|>, all is well again here.',
  ])
    check(noted, noted);
});

test('too much text to look through is looked through for the very words', () => {
  const long = 'word '.repeat(200_000);
  const exact = 'a passage that nobody has put into this long text of words '.repeat(3);
  assert.deepEqual(createPassageLocator(long).locate({ exact, prefix: 'a', suffix: 'b' }), { kind: 'orphan', candidates: [] });
});

test('words as they stand there', () => {
  assert.deepEqual(findWords('One two, one\n Two.', 'one two'), [
    { start: 0, end: 7 },
    { start: 9, end: 17 },
  ]);
  assert.deepEqual(findWords('One', ' '), []);
});
