import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { parseTopicsFile } from '../../../../server/src/ownFiles/topics/parseTopics';
import { forSeeds } from '../../../support/random';

const sample = `# Topics of my chapter
topics:
  - label: Mountain rivers
    words: [silt, "river bed"]
    papers:
      - 'Sandbar: Rivers from Above'
      - Deltas and How They Grow
    replaces: [Rivers]
  # mine alone
  - label: Ice
`;

/** Each topic as `label | words | papers | replaces`. */
function read(text: string): readonly string[] {
  const values = (list: readonly { readonly value: string }[]): string => list.map(({ value }) => value).join('; ');
  return parseTopicsFile(text).topics.map(({ label, words, papers, replaces }) =>
    [label.value, values(words), values(papers), values(replaces)].join(' | '),
  );
}

/** What each issue marks, with the beginning of its reason. */
function checkIssues(text: string, issues: readonly (readonly [marked: string, reason: RegExp])[], isReadable = true): void {
  const written = parseTopicsFile(text);
  assert.deepEqual(
    written.issues.map(({ span }) => sliceSpan(text, span)),
    issues.map(([marked]) => marked),
    written.issues.map(({ reason }) => reason).join('\n'),
  );
  written.issues.forEach(({ reason }, index) => assert.match(reason, issues[index]![1]));
  assert.equal(written.isReadable, isReadable);
}

const expected = ['Mountain rivers | silt; river bed | Sandbar: Rivers from Above; Deltas and How They Grow | Rivers', 'Ice |  |  | '];

test('labels, words, papers, replaced labels', () => {
  assert.deepEqual(read(sample), expected);
  checkIssues(sample, []);
});

test('with CRLF and a byte order mark it reads the same', () => {
  assert.deepEqual(read(`\ufeff${sample.replaceAll('\n', '\r\n')}`), expected);
  checkIssues(`\ufeff${sample.replaceAll('\n', '\r\n')}`, []);
});

test('spans slice to the values without their quotation marks', () => {
  const text = `\ufeff${sample.replaceAll('\n', '\r\n')}`;
  for (const { label, papers, replaces } of parseTopicsFile(text).topics)
    for (const value of [label, ...papers, ...replaces]) assert.equal(sliceSpan(text, value), value.value);
});

test('empty files, and files of comments, hold no topics and nothing wrong', () => {
  for (const text of ['', '\n', '# only words\n', 'topics:\n', 'topics: []\n', '---\ntopics:\n...\n']) {
    assert.deepEqual(read(text), [], text);
    checkIssues(text, []);
  }
});

test('titles with a colon need no quotation marks, one value needs no list, words may be on one line', () => {
  const text =
    'topics:\n  - label: 2024\n    words: silt, river bed\n    papers:\n      - Sandbar: Rivers from Above\n      - Kite\n    replaces: Rivers\n';
  assert.deepEqual(read(text), ['2024 | silt; river bed | Sandbar: Rivers from Above; Kite | Rivers']);
  checkIssues(text, []);
});

test('a label with a colon is understood and reported', () => {
  const text = 'topics:\n  - label: Rivers: old ones\n  - label: Ice\n';
  assert.deepEqual(read(text), ['Rivers: old ones |  |  | ', 'Ice |  |  | ']);
  checkIssues(text, [['R', /quotation marks/]], false);
});

test('an invalid topic is reported, the others count', () => {
  checkIssues('- label: Ice\n', [['- label: Ice', /no "topics:" or "locked:" list/]], false);
  checkIssues('subjects: [a]\n', [['subjects: [a]', /no "topics:" or "locked:" list/]]);
  checkIssues('topics: Ice\n', [['Ice', /must be a list/]]);
  const text = 'topics:\n  - Ice\n  - words: [snow]\n  - label: Sea\n    paper: Waves\n    words: [[a]]\n';
  checkIssues(text, [
    ['Ice', /begins with "label:"/],
    ['words: [snow]', /no label/],
    ['paper', /Unknown field\. A topic can have "label"/],
    ['[a]', /Expected text/],
  ]);
  assert.deepEqual(read(text), ['Sea |  |  | ']);
});

test('a duplicate label, a paper in two topics', () => {
  const text = 'topics:\n  - label: Ice\n    papers: [A]\n  - label: Sea\n    papers: [A, B]\n  - label: Ice\n    papers: [C]\n';
  checkIssues(text, [
    ['A', /already in "Ice"/],
    ['Ice', /merged/],
  ]);
});

test('broken YAML is explained, and what can be read counts', () => {
  checkIssues('topics:\n\t- label: Ice\n', [['\t', /not tabs/]], false);
  checkIssues('topics:\n  - label: [Ice\n  - label: Sea\n', [['-', /Invalid YAML/]], false);
  assert.deepEqual(read('topics:\n  - label: Ice\n   papers: x\n  - label: Sea\n').slice(0, 1), ['Ice |  |  | ']);
});

test('of a merge conflict both sides count', () => {
  const text = 'topics:\n<<<<<<< HEAD\n  - label: Ice\n    papers: [A]\n=======\n  - label: Snow\n>>>>>>> theirs\n  - label: Sea\n';
  assert.deepEqual(read(text), ['Ice |  | A | ', 'Snow |  |  | ', 'Sea |  |  | ']);
  checkIssues(text, [['<<<<<<< HEAD', /Choose one/]], false);
});

test('any prefix and any shuffle of characters is read without a throw, in little time', () => {
  for (let end = 0; end <= sample.length; end++) parseTopicsFile(sample.slice(0, end));
  forSeeds(60, (random) => {
    const pieces = [...sample, '- ', ': ', '[', '{', '&a ', '*a', '|\n', '>', '\t', '"', "'", '\ufeff', '<<<<<<< a\n'];
    const text = Array.from({ length: 80 }, () => random.pick(pieces)).join('');
    const { issues, topics } = parseTopicsFile(text);
    for (const { span } of issues) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, text);
    for (const { label } of topics) assert.notEqual(label.value, '', text);
  });
  assert.equal(parseTopicsFile('['.repeat(100_000)).isReadable, false);
});
