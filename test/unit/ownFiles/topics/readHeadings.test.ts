import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { parseTopicsFile } from '../../../../server/src/ownFiles/topics/parseTopics';
import type { WrittenHeading } from '../../../../server/src/ownFiles/topics/topicsText';

const sample = `topics:
  - label: Mine
locked:
  - label: Mountain rivers   # the first chapter
    papers:
      - 'Sandbar: Rivers from Above'
      - Deltas: How They Grow
  - label: Ice
    papers: [Glaciers]
    subtopics:
      - label: Old ice
        papers:
          - Cores
      - label: New ice
`;

/** `label: papers (subtopics)` */
function draw({ label, papers, subtopics }: WrittenHeading): string {
  const own = `${label.value}: ${papers.map(({ value }) => value).join('; ')}`;
  return subtopics.length === 0 ? own : `${own} (${subtopics.map(draw).join(' | ')})`;
}

/** The headings, and what each issue marks, with its reason. */
function check(text: string, headings: readonly string[], issues: readonly (readonly [marked: string, reason: RegExp])[] = []): void {
  const written = parseTopicsFile(text);
  assert.deepEqual(written.kept.map(draw), headings);
  assert.deepEqual(
    written.issues.map(({ span }) => sliceSpan(text, span)),
    issues.map(([marked]) => marked),
    written.issues.map(({ reason }) => reason).join('\n'),
  );
  written.issues.forEach(({ reason }, index) => assert.match(reason, issues[index]![1]));
}

const expected = ['Mountain rivers: Sandbar: Rivers from Above; Deltas: How They Grow', 'Ice: Glaciers (Old ice: Cores | New ice: )'];

test('headings with papers and subtopics, in the order of the file', () => {
  check(sample, expected);
  check(`\ufeff${sample.replaceAll('\n', '\r\n')}`, expected);
  for (const text of ['locked:\n', 'locked: []\n', 'topics:\nlocked:\n']) check(text, []);
});

test('spans slice to what is written', () => {
  const text = `\ufeff${sample.replaceAll('\n', '\r\n')}`;
  for (const { label, papers } of parseTopicsFile(text).kept)
    for (const value of [label, ...papers]) assert.equal(sliceSpan(text, value), value.value);
});

test('an outline that two co-authors kept is joined, and what stands twice is marked', () => {
  check(
    'locked:\n  - label: Ice\n    papers: [A, B]\n  - label: Snow\n    papers: [B]\nlocked:\n  - label: Ice\n    papers: [C, A]\n',
    ['Ice: A; B', 'Snow: B', 'Ice: C; A'],
    [
      ['B', /already in "Ice"/],
      ['Ice', /occurs more than once/],
      ['A', /already in "Ice"/],
    ],
  );
});

test('an invalid heading is reported, the others count', () => {
  check('locked: Ice\n', [], [['Ice', /must be a list/]]);
  check('locked:\n  - Ice\n  - label: Snow\n', ['Snow: '], [['Ice', /begins with "label:"/]]);
  check('locked:\n  - papers: [A]\n  - label: Snow\n', ['Snow: '], [['papers: [A]', /no label/]]);
  check(
    'locked:\n  - label: Snow\n    words: [a]\n    papers: [{b: c}]\n',
    ['Snow: '],
    [
      ['words', /Unknown field\. A locked topic can have "label"/],
      ['{b: c}', /Expected text/],
    ],
  );
});

test('labels that are joined are marked, however they are written', () =>
  check(
    'locked:\n  - label: Video\n    papers: [A]\n  - label: VIDEO\n    papers: [B]\n',
    ['Video: A', 'VIDEO: B'],
    [['VIDEO', /occurs more than once/]],
  ));

test('a subtopic whose list of subtopics is empty has nothing wrong', () => {
  for (const nothing of ['{label: Old, subtopics}', '{label: Old, subtopics: }', '{label: Old, subtopics: ~}'])
    check(`locked:\n  - label: Ice\n    subtopics:\n      - ${nothing}\n`, ['Ice:  (Old: )']);
});

test('papers of a third level belong to the second', () => {
  check(
    'locked:\n  - label: Ice\n    subtopics:\n      - label: Old\n        papers: [A]\n        subtopics:\n          - label: Older\n            papers: [B]\n',
    ['Ice:  (Old: A; B)'],
    [['- label: Older', /can't have subtopics/]],
  );
});

test('while a conflict is open both sides count', () => {
  check(
    'locked:\n<<<<<<< ours\n  - label: Ice\n    papers:\n      - A\n=======\n  - label: Snow\n    papers:\n      - B\n>>>>>>> theirs\n',
    ['Ice: A', 'Snow: B'],
    [['<<<<<<< ours', /merge conflicts/]],
  );
});

test('any prefix is read without a throw, and every span lies in the text', () => {
  const inBraces =
    'locked: [{label: Ice, papers: [Glaciers], subtopics: [{label: Old, papers, subtopics: [{label}, ~, ]}, {: A}]}, {? }]\n';
  for (const [whole, end] of [sample, inBraces].flatMap((each) => [...`${each} `].map((_, index) => [each, index] as const))) {
    const text = whole.slice(0, end);
    const { kept, issues } = parseTopicsFile(text);
    for (const { start, end: last } of [...kept.flatMap(({ label, papers }) => [label, ...papers]), ...issues.map(({ span }) => span)])
      assert.ok(0 <= start && start <= last && last <= text.length, text);
  }
});
