import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';

const subjects = ['kites', 'ropes', 'sails', 'masts', 'keels', 'decks'];
const papers = subjects.map((subject, index) => {
  const title = `How ${subject} Bend in Strong Wind on Open Water`;
  const abstract = `We measure how ${subject} bend in ${index + 2} kinds of wind. Our method needs no tunnel, and finds that ${subject} bend less than earlier work has reported.`;
  return `${title}\n\n${abstract}\n`;
});

/** The tags of each paper, and the lines that are reported as titles without abstracts. */
function readSections(text: string): { readonly tags: readonly (readonly string[])[]; readonly reported: readonly string[] } {
  const { entries, issues } = parseDigest(text, { path: 'digest.txt' });
  assert.equal(entries.length, papers.length);
  return { tags: entries.map(({ tags = [] }) => tags), reported: issues.map(({ span }) => text.slice(span.start, span.end)) };
}

/** The papers with a line above some of them. */
function writeDigest(lines: readonly (string | undefined)[]): string {
  return papers.map((paper, at) => (lines[at] === undefined ? paper : `${lines[at]}\n\n${paper}`)).join('\n');
}

const written = [
  ['Tethered Flight', 'Hull Design'],
  ['Tethered Flight:', 'Hull Design:'],
  ['## Tethered Flight', '## Hull Design'],
  ['**Tethered Flight**', '**Hull Design**'],
  ['1. Tethered Flight', '2. Hull Design'],
  ['Tethered Flight\n---------------', 'Hull Design\n-----------'],
];

for (const [first, second] of written)
  test(`papers below a line such as "${first?.split('\n')[0]}" are in its section`, () => {
    const { tags, reported } = readSections(writeDigest([undefined, first, undefined, undefined, second]));
    assert.deepEqual(tags, [[], ['Tethered Flight'], ['Tethered Flight'], ['Tethered Flight'], ['Hull Design'], ['Hull Design']]);
    assert.deepEqual(reported, []);
  });

test('a line above all papers, or above one, names no section', () => {
  assert.deepEqual(readSections(writeDigest(['My Reading List'])).tags.flat(), []);
  const { tags, reported } = readSections(
    writeDigest([undefined, 'Harbour Institute', 'Lighthouse Labs', undefined, 'Academy of Tides', 'Coast Guard']),
  );
  assert.deepEqual(tags.flat(), []);
  assert.deepEqual(reported, ['Harbour Institute', 'Lighthouse Labs', 'Academy of Tides', 'Coast Guard']);
});

test('a title without an abstract names no section', () => {
  const title = 'Why Boats Drift Sideways When Nobody Holds the Rudder';
  const { tags, reported } = readSections(writeDigest([undefined, undefined, title]));
  assert.deepEqual(tags.flat(), []);
  assert.deepEqual(reported, [title]);
});

test('a short title without an abstract, alone among papers, is reported', () => {
  const { tags, reported } = readSections(writeDigest([undefined, undefined, 'Wind Is All We Need']));
  assert.deepEqual(tags.flat(), []);
  assert.deepEqual(reported, ['Wind Is All We Need']);
});

test('a date is no section', () => {
  assert.deepEqual(readSections(writeDigest(['Jun 23', undefined, undefined, 'Jun 24'])).tags.flat(), []);
});
