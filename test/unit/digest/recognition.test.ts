import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkdownLines } from '../../../server/src/digest/marked/markdown/markdownLines';
import { parsePastedText } from '../../../server/src/digest/pages/pastedText';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { consistsOfAbstracts, isPageOfAbstracts, isSourceCode } from '../../../server/src/digest/recognition';
import { readRecords } from '../../../server/src/digest/records/readRecords';
import { type DigestShape, makePapers, type ShapedPaper, textShapes, writeShape } from '../../support/digestShapes';

const more =
  ' We compare it with five others on three sets of texts, and say where it fails. The code and all settings are public, so that others can repeat what we did.';
const papers = makePapers(20).map((paper) => ({ ...paper, abstract: paper.abstract + more }));

const isClear = (text: string): boolean => consistsOfAbstracts(text, parsePastedText(text));
const write = (record: DigestShape['record'], list: readonly ShapedPaper[] = papers, head = ''): string =>
  writeShape({ name: '', path: 'a.txt', head, tail: '', record }, list);

test('titles with their abstracts are clear, with and without blank lines and the date of a page', () => {
  assert.ok(isClear(write(({ title, abstract }) => `${title}\n\n${abstract}\n\n`)));
  assert.ok(isClear(write(({ title, abstract }) => `${title}\r\n\r\n${abstract}\r\n\r\n`)));
  assert.ok(isClear(write(({ title, abstract }) => `${title}\n${abstract}\n\n`)));
  assert.ok(isClear(write(({ title, abstract }) => `${title}\n\n${abstract}\n\n`, papers, 'Jun 23\n\n')));
});

const unclear: Readonly<Record<string, DigestShape['record']>> = {
  headings: ({ title, abstract }) => `## ${title}\n\n${abstract}\n\n`,
  'titles in bold': ({ title, abstract }) => `**${title}**\n\n${abstract}\n\n`,
  'numbered titles': ({ title, abstract }, at) => `${at + 1}. ${title}\n\n${abstract}\n\n`,
  'authors below titles': ({ title, authors, abstract }) => `${title}\n${authors.join(', ')}\n${abstract}\n\n`,
  'authors before titles': ({ title, authors, abstract }) => `${authors.join(', ')}: ${title}\n\n${abstract}\n\n`,
  'labelled abstracts': ({ title, abstract }) => `${title}\n\nAbstract: ${abstract}\n\n`,
  'wrapped abstracts': ({ title, abstract }) => `${title}\n\n${abstract.replace(/(.{70}) /g, '$1\n')}\n\n`,
  'short remarks': ({ title }) => `${title}\n\nWe show that little is enough, and that most of it can be left out.\n\n`,
  'words of others': ({ title, abstract }) => `${title}\n\n${abstract.replaceAll('We', 'You')} Click to subscribe.\n\n`,
};

for (const [name, record] of Object.entries(unclear)) {
  test(`${name} are compared with another reading`, () => assert.ok(!isClear(write(record))));
}

test('few papers, no paper and no text are compared too', () => {
  assert.ok(!isClear(write(({ title, abstract }) => `${title}\n\n${abstract}\n\n`, papers.slice(0, 7))));
  assert.ok(!isClear('Only a line.\n'));
  assert.ok(!isClear(''));
});

test('what is clear is what the comparison would choose', () => {
  const shapes = [...textShapes.map(({ record }) => record), ...Object.values(unclear)];
  for (const isCalledDigest of [true, false]) {
    for (const record of shapes) {
      const text = write(record);
      const pairs = parsePastedText(text);
      const records = { format: 'text' as const, ...readRecords(readMarkdownLines(text), 'strict', isCalledDigest) };
      if (consistsOfAbstracts(text, pairs)) assert.ok(isPageOfAbstracts(pairs, records, text.length, isCalledDigest), text.slice(0, 300));
    }
  }
});

const typescript = `import { fold } from './fold';

/** We count how often a kite is in the air, and how long our wind holds it there. */
const longest = 500;

/** A kite that fell counts once. */
export function countFlights(kites: readonly Kite[]): number {
  const flights = kites.filter(({ fell }) => !fell);
  return flights.length > longest ? longest : flights.length;
}
`;
const python = `from kites import fold


class Flight:
    """We count how often a kite is in the air."""

    def __init__(self, kite, wind=3):
        self.kite = kite
        self.wind = wind

    def length(self):
        if self.kite is None:
            return 0
        return fold(self.kite, self.wind)
`;
const c = `#include <wind.h>

/*
 * How long our wind holds a kite.
 */
static int hold(struct kite *kite)
{
\tint seconds = 0;

\twhile (in_air(kite))
\t\tseconds++;
\treturn seconds;
}
`;

for (const [name, text] of Object.entries({ typescript, python, c })) {
  test(`${name} is source code, holds no paper, and its reader is told so`, () => {
    assert.ok(isSourceCode(text));
    const { entries, issues } = parseDigest(text, { path: 'flights' });
    assert.deepEqual(entries, []);
    assert.deepEqual(
      issues.map(({ reason }) => reason),
      ["This file is source code and isn't read as a digest."],
    );
  });
}

const list = `# Kites

- **Kites in the Wind** (2019), Ada Berg; Tom Reed;
- **Ropes and Where They Break: A Survey** (2021), Mei Tanaka;

We return to these (for which see below),
while others wait.
`;
const bibtex = `- **Kites in the Wind**
@article{berg2019,
  title = {Kites in the Wind},
  author = {Berg, Ada},
  year = 2019,
}
- **Ropes and Where They Break**
@article{tanaka2021,
  title = "Ropes and Where They Break",
  year = {2021}
}
`;
const readme = `# Kites in the Wind

Code of the paper.

\`\`\`python
${python}\`\`\`
`;
const json = `[
  {
    "title": "Kites in the Wind",
    "year": 2019
  },
  {
    "title": "Ropes",
    "year": 2021
  }
`;

for (const [name, text] of Object.entries({
  list,
  bibtex,
  readme,
  json,
  'a formula': 'Kites of \\mathcal{K}\n\nWe bound \\sum_{i}\n',
  'no text': '',
})) {
  test(`not source code: ${name}`, () => {
    assert.ok(!isSourceCode(text));
  });
}

test('a line of code is not the header of a table', () => {
  const text = `${typescript}const fields = ['author', 'title'];\n${typescript}`;
  assert.deepEqual(parseDigest(text.slice(text.indexOf('const fields')), { path: 'flights' }).entries, []);
});

test('time grows with the length of a line (slow)', () => {
  for (const line of [
    'a'.repeat(200_000),
    'a.'.repeat(100_000),
    '{'.repeat(200_000),
    ' '.repeat(200_000),
    '```\n'.repeat(50_000),
    'x = '.repeat(50_000),
  ]) {
    const start = process.cpuUsage();
    isSourceCode(line);
    assert.ok(process.cpuUsage(start).user < 1_000_000, line.slice(0, 4));
  }
});

test('a syllabus with readings below each week is no page of abstracts', () => {
  const text = `HIST 4120: Law and Property
Spring semester. Mondays 2-4 pm, Old Library 3.07. Office hours by appointment.

Grading: participation 20%, response papers 30%, final essay 50%.

Week 1 (Jan 12): Introduction
No readings. We will talk about the syllabus.

Week 2 (Jan 19): What is property?
Required:
Carol M. Rose, "Possession as the Origin of Property," University of Chicago Law Review 52 (1985): 73-88.
Garrett Hardin, "The Tragedy of the Commons," Science 162 (1968): 1243-48.
Recommended:
Robert C. Ellickson, "Property in Land," Yale Law Journal 102 (1993): 1315-1400.

Week 3 (Jan 26): Race and property
Required:
Cheryl I. Harris, "Whiteness as Property," Harvard Law Review 106 (1993): 1707-91.
Stephanie E. Jones-Rogers, They Were Her Property: White Women as Slave Owners in the American South (Yale University Press, 2019), chs. 1-2.

Week 4 (Feb 2): The corporation
Philip J. Stern, The Company-State (Oxford University Press, 2011), pp. 3-40.
R. H. Coase, "The Problem of Social Cost," Journal of Law and Economics 3 (1960): 1-44.

Response paper 1 due Friday, Feb 6, 5 pm.
`;
  const titles = parseDigest(text, { path: 'syllabus-digest.txt' }).entries.map(({ title }) => title);
  for (const title of [
    'Possession as the Origin of Property',
    'The Tragedy of the Commons',
    'Whiteness as Property',
    'The Problem of Social Cost',
  ])
    assert.ok(titles.includes(title), title);
  assert.deepEqual(
    titles.filter((title) => /^(?:Week|Grading|Response|HIST)/.test(title)),
    [],
  );
});
