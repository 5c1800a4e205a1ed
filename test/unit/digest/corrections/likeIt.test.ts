import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftSpan } from '../../../../server/src/base/span';
import { type Corrections, createCorrections, printCorrection } from '../../../../server/src/digest/corrections/corrections';
import { findLesson } from '../../../../server/src/digest/corrections/likeIt';
import { makeNoPaperCorrection, makePaperCorrection } from '../../../../server/src/digest/corrections/makeCorrection';
import { parseShape, printShape } from '../../../../server/src/digest/corrections/shape';
import { TitleLines } from '../../../../server/src/digest/corrections/titleLines';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import type { Digest } from '../../../../server/src/model/digest';
import { correctionsFile } from '../../../../server/src/ownFiles/corrections';

const path = 'list.md';
const subjects = [
  'Long Documents',
  'Short Answers',
  'Wide Tables',
  'Old Letters',
  'Rare Diseases',
  'Quiet Voices',
  'Fast Chips',
  'Small Robots',
];
const titles = subjects.map((subject) => `Sparse Attention Models for ${subject}`);

const readWith = (text: string, corrections: Corrections | undefined = undefined, file = path): Digest =>
  parseDigest(text, { path: file }, [], corrections);
const titlesOf = ({ entries }: Digest): readonly string[] => entries.map(({ title }) => title);

/** The lines of the corrections file after the writer has corrected the title `title` in the text, and how many others are like it. */
function correct(text: string, title: string, isPaper: boolean, before = ''): { readonly lines: string; readonly count: number } {
  const digest = readWith(text, createCorrections(correctionsFile.parse(before).entries));
  const start = text.lastIndexOf(title);
  const titleSpan = { start, end: start + title.length };
  const correction = isPaper ? makePaperCorrection(text, titleSpan) : makeNoPaperCorrection(title);
  assert.ok(correction !== undefined);
  const read = digest.entries.map((entry, index) => ({
    ...entry,
    span: shiftSpan(entry.span, digest.starts[index] ?? 0),
    titleSpan: shiftSpan(entry.titleSpan, digest.starts[index] ?? 0),
  }));
  const lesson = findLesson(new TitleLines(text), read, { correction, titleSpan }, () => false);
  const list = lesson === undefined ? [correction] : [correction, lesson.correction];
  return { lines: `${before}${list.map(printCorrection).join('\n')}\n`, count: lesson?.count ?? 0 };
}

/** Reads the text with the lines of a corrections file, each of which must be readable. */
function readLines(text: string, lines: string, file = path): Digest {
  const { entries, issues } = correctionsFile.parse(lines);
  assert.deepEqual(issues, []);
  assert.deepEqual(entries.map(printCorrection), lines.trim().split('\n'));
  return readWith(text, createCorrections(entries), file);
}

const todo = (list: readonly string[]): string => `# Papers\n\n${list.map((title) => `* LATER ${title}\n  waits for Ada`).join('\n')}\n`;
test('one title that is named names all that are written like it, and those that come later', () => {
  const text = todo(titles.slice(0, 6));
  assert.notDeepEqual(titlesOf(readWith(text)), titles.slice(0, 6), 'the list is read wrongly');
  const { lines, count } = correct(text, titles[0]!, true);
  assert.equal(count, 5);
  assert.match(
    lines,
    /^papers like: Sparse Attention Models for Long Documents \|\| list item after .*; title from "LATER " to the end of the line; read .*$/m,
  );
  assert.deepEqual(titlesOf(readLines(text, lines)), titles.slice(0, 6));
  assert.deepEqual(titlesOf(readLines(todo(titles), lines)), titles, 'the list has grown');
  assert.deepEqual(
    titlesOf(readLines(todo(titles.slice(1)), lines)),
    titlesOf(readWith(todo(titles.slice(1)))),
    'a text without the example',
  );
});

test('authors are read with the titles', () => {
  const text = todo(titles).replaceAll('waits for Ada', 'Ada Berg, Ben Feng');
  const { lines } = correct(text, titles[0]!, true);
  const { entries } = readLines(text, lines);
  assert.deepEqual(
    entries.map(({ title }) => title),
    titles,
  );
  for (const { authors } of entries) assert.deepEqual(authors, ['Ada Berg', 'Ben Feng']);
});

test('a title of its own shape, or one whose bounds right titles have too, teaches nothing', () => {
  const list = titles.map((title) => `- [${title}](https://arxiv.org/abs/2401.00001)`);
  const text = `# Papers\n\n${list.join('\n')}\n\nSee also Efficient Training of Large Networks by Ada Berg.\n`;
  assert.equal(correct(text, 'Efficient Training of Large Networks', true).count, 0);
  assert.equal(correct(text, titles[2]!, false).count, 0);
});

test('a cut within one title leaves titles with the same punctuation as they are', () => {
  const own = [
    'Draft, Verify, and Improve: Planning',
    'Maps, Roads, and Markets: A Study',
    'Queues, Delays, and Fairness: Waiting',
    'Echoes, Walls, and Words: Speech',
  ];
  const text = own
    .map((title, at) => `[${at + 1}] A. Berg, B. Feng, "${title}," Annals of Reading, vol. ${at + 2}, pp. 1-8, 201${at}.\n`)
    .join('');
  assert.deepEqual(titlesOf(readWith(text)), own, 'the list is read rightly');
  for (const cut of ['Draft', 'Draft, Verify', 'Draft, Verify, and Improve']) {
    const { lines, count } = correct(text, cut, true);
    assert.equal(count, 0, cut);
    assert.deepEqual(titlesOf(readLines(text, lines)), [cut, ...own.slice(1)]);
  }
});

test('where the same word follows the cut in others, they are cut, too', () => {
  const wrong = titles.map((title) => `${title}, slides and code`);
  const text = wrong
    .map((title, at) => `[${at + 1}] A. Berg, B. Feng, "${title}," Annals of Reading, vol. ${at + 2}, pp. 1-8, 201${at}.\n`)
    .join('');
  assert.deepEqual(titlesOf(readWith(text)), wrong);
  const { lines, count } = correct(text, titles[7]!, true);
  assert.equal(count, titles.length - 1);
  assert.match(lines, /to ", " before "slides"; read /);
  assert.deepEqual(titlesOf(readLines(text, lines)), titles);
});

test('a writer who names a title again after it was read like another has the last word', () => {
  const text = todo(titles);
  const first = correct(text, titles[0]!, true);
  const part = titles[7]!.slice(0, titles[7]!.indexOf(' for'));
  const second = correct(text, part, true, first.lines);
  const read = titlesOf(readLines(text, second.lines));
  assert.ok(read.includes(part) && read.includes(titles[0]!), read.join());
});

test('a file that holds no papers has none, but those that the writer names later', () => {
  const text = `# Papers\n\n${titles.map((title) => `- [${title}](https://arxiv.org/abs/2401.00001)`).join('\n')}\n`;
  assert.equal(titlesOf(readWith(text)).length, titles.length);
  assert.deepEqual(titlesOf(readLines(text, 'no papers in: List.md')), []);
  assert.deepEqual(titlesOf(readLines(text, `no papers in: list.md\npaper: ${titles[1]}`)), [titles[1]]);
  assert.deepEqual(titlesOf(readLines(text, `paper: ${titles[1]}\nno papers in: list.md`)), [], 'the last word counts');
  assert.equal(titlesOf(readLines(text, 'no papers in: list.md', 'file:///work/other.md')).length, titles.length);
});

test('a shape is the same after it was written; what is no shape is reported, and trips no other line', () => {
  for (const shape of [
    { line: 'list item after a paragraph before list item', wrong: 'nothing', right: { from: '"to \\"; read "', to: '", " before names' } },
    { line: 'cell of column 2', wrong: { from: 'the start of the line where bold begins', to: '") "' } },
    {
      line: 'line after nothing before names',
      wrong: 'a part of another paper',
      right: { from: 'the second ". "', to: 'the end of the line' },
    },
  ] as const)
    assert.deepEqual(parseShape(printShape(shape)), shape);
  for (const line of [
    'papers like: Kites',
    'papers like: Kites || list item',
    'papers like: Kites || list item; title from x; read as nothing',
    'papers like: Kites || list item; read from "a to "b',
    'not papers like: Kites || list item; title from "a" to "b"; read as nothing',
    'papers like: || list item; title from "a" to "b"; read as nothing',
    `papers like: Kites || ${'"\\'.repeat(3000)}`,
    'no papers in:',
    'no papers in: a/b.md',
  ]) {
    const { entries, issues } = correctionsFile.parse(`paper: Ropes\n${line}\npaper: Sails`);
    assert.deepEqual([entries.map(printCorrection), issues.length], [['paper: Ropes', 'paper: Sails'], 1], line);
  }
});

test('words that no text has as bounds, and text of any kind, do no harm', () => {
  const lines = `paper: ${titles[0]}\npapers like: ${titles[0]} || list item after * before *; title from the third "(" to ") before names; read as nothing\n`;
  const corrections = createCorrections(correctionsFile.parse(lines).entries);
  for (const text of [
    '',
    '\n',
    `${titles[0]}\n`,
    `- ${titles[0]}\n- ${'('.repeat(5000)}\n- \u202e${'a '.repeat(3000)}\n`,
    `${titles[0]}\n\n${'| a '.repeat(2000)}|`,
  ]) {
    const { entries, starts } = readWith(text, corrections);
    for (const [index, { titleSpan }] of entries.entries())
      assert.ok(titleSpan.end > titleSpan.start && (starts[index] ?? -1) >= 0 && (starts[index] ?? 0) + titleSpan.end <= text.length);
  }
});

test('one book that is named in a list that nobody reads names the others, each with the people of its own line', () => {
  const books = [
    ['Jeanne BOURDIN', 'BOURDIN Jeanne', 'La Critique du vent', 'Paris, Minuit, 1979'],
    ['Gilles DELORME', 'DELORME Gilles', 'Mille bateaux. Voiles et courants', 'Paris, Minuit, 1980'],
    ['Michèle FOUQUET', 'FOUQUET Michèle', 'Observer et pêcher. Naissance du port', 'Paris, Gallimard, 1975'],
    ['Gérard GENIN', 'GENIN Gérard', 'Figures de miel', 'Paris, Seuil, 1972'],
    ['Brune LATOURELLE', 'LATOURELLE Brune', 'Nous n’avons jamais été immobiles', 'Paris, La Découverte, 1991'],
  ] as const;
  const text = `BIBLIOGRAPHIE\n\n${books.map(([, people, title, rest]) => `${people}, ${title}, ${rest}.\n`).join('')}`;
  const { lines, count } = correct(text, books[1][2], true);
  assert.equal(count, 4);
  assert.deepEqual(
    readLines(text, lines)
      .entries.filter(({ authors }) => authors.length > 0)
      .map(({ title, authors }) => [title, ...authors]),
    books.map(([author, , title]) => [title, author]),
  );
});

test('a corrected title ends at wide blanks or at the end of a line in the first and the last line of a paragraph, too', () => {
  const wide = titles.map((title, at) => `${at + 1}) ${title}  Berg, Lind  ${1990 + at}  (free)`).join('\n');
  assert.equal(correct(`Pick one by Friday\n\n${wide}\n`, titles[1]!, true).count > 0, true);
  const text = `Read for Friday\n\n${titles.map((title, at) => `[wind] Ada's ${at % 2 === 0 ? 'talk' : 'first thesis'}: ${title}`).join('\n')}\n`;
  const { lines } = correct(text, titles[3]!, true);
  const found = new Set(titlesOf(readLines(text, lines)));
  assert.deepEqual(
    titles.filter((title) => !found.has(title)),
    [],
  );
});

test('a named title has the people and the year of its own line, and none that were read from its words or from other lines', () => {
  const text = `BIBLIOGRAFÍA GENERAL

GARCÍA CANTERO Néstor, Vientos híbridos. Estrategias para entrar y salir del mar, México, Grial, 1990.
MARTÍN-BARBOZA Jesús, De las velas a las mediaciones. Comunicación, cultura y barcos, Barcelona, Gil, 1987.
RAMADA Ángel, La ciudad navegada, Hanover, Ediciones del Norte, 1984.
SARLES Beatriz, Una costa periférica. Buenos Aires 1920 y 1930, Buenos Aires, Nueva Mirada, 1988.
`;
  for (const [title, author, year] of [
    ['Vientos híbridos. Estrategias para entrar y salir del mar', 'Néstor GARCÍA CANTERO', 1990],
    ['La ciudad navegada', 'Ángel RAMADA', 1984],
    ['Una costa periférica. Buenos Aires 1920 y 1930', 'Beatriz SARLES', 1988],
  ] as const) {
    const found = readLines(text, correct(text, title, true).lines).entries.find((entry) => entry.title === title);
    assert.deepEqual([found?.authors, found?.year], [[author], year]);
  }
});
