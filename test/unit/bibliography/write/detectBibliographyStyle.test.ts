import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BibliographyStyle, defaultStyle } from '../../../../server/src/bibliography/write/bibliographyStyle';
import { detectBibliographyStyle } from '../../../../server/src/bibliography/write/detectBibliographyStyle';

function check(text: string, expected: Partial<BibliographyStyle>): void {
  const style = detectBibliographyStyle(text);
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(style[name as keyof BibliographyStyle], value, name);
}

test('a file without entries is written as usual, with its own line ends', () => {
  assert.deepEqual(detectBibliographyStyle(''), defaultStyle);
  assert.deepEqual(detectBibliographyStyle('% one\r\n% two\r\n'), { ...defaultStyle, newline: '\r\n' });
});

test('fields in columns, with tabs and quotes', () => {
  check(
    '@Book{a,\n\tauthor    = "A",\n\ttitle     = "B",\n\tpublisher = "C",\n\tyear      = 1999\n}\n@Book{b,\n\tauthor    = "A",\n\tyear      = 1999\n}\n',
    {
      indent: '\t',
      nameWidth: 9,
      equals: ' = ',
      delimiters: 'quotes',
      lastComma: 'never',
      typeCase: 'capitalized',
      nameCase: 'lower',
      blankLines: 0,
      closing: 'own-line',
    },
  );
});

test('fields without spaces, in capitals, closed on their last line', () => {
  check('@ARTICLE{a,\n  TITLE={A},\n  YEAR={1},}\n\n\n@ARTICLE{b,\n  TITLE={B},\n  YEAR={1},}\n', {
    indent: '  ',
    nameWidth: 0,
    equals: '=',
    typeCase: 'upper',
    nameCase: 'upper',
    closing: 'same-line',
    lastComma: 'always',
    blankLines: 2,
  });
});

test('one gap of one space is no column', () => {
  check('@misc{a,\n  title = {A},\n  urldate = {B},\n  year = {1}\n}', { nameWidth: 0, equals: ' = ' });
});

test('values in a column, after the sign', () => {
  check('@misc{a,\n  author =  {A},\n  title =   {B},\n  urldate = {C},\n  year =    {1}\n}', {
    nameWidth: 0,
    equals: ' = ',
    valueColumn: 10,
  });
  check('@misc{a,\n  title            = {B},\n}', { nameWidth: 16, equals: ' = ', valueColumn: 0 });
});

test('biblatex is known by its types and fields', () => {
  check('@online{a, title={A}, date={2020}, eprinttype={arxiv}}', { dialect: 'biblatex' });
  check('@article{a, title={A}, year={2020}, journal={J}}', { dialect: 'bibtex' });
  check('@misc{a, title={A}}', { dialect: 'bibtex' });
});

test('keys in order are a habit from four entries on', () => {
  const entries = (...keys: readonly string[]): string => keys.map((key) => `@misc{${key}, title={x}}\n`).join('');
  check(entries('a', 'B', 'c', 'd'), { order: 'by-key' });
  check(entries('b', 'A', 'c', 'd'), { order: 'appended' });
  check(entries('a', 'b', 'c'), { order: 'appended' });
});

test('`=` after the longest name of each entry is no column of the file', () => {
  const entries =
    '@misc{a,\n  title = {A},\n  year  = {1}\n}\n@book{b,\n  title     = {B},\n  publisher = {P},\n  year      = {1}\n}\n' +
    '@misc{c,\n  author = {A},\n  title  = {C},\n  year   = {1}\n}\n';
  check(entries, { alignedTo: 'longest-name', equals: ' = ' });
  check(
    entries.replace(/^ {2}(\w+) *=/gm, (_, name: string) => `  ${name.padEnd(12)} =`),
    { alignedTo: 'column', nameWidth: 12 },
  );
});

test('names and types in the spelling of the file, and numbers without delimiters', () => {
  const { spellings } = detectBibliographyStyle(
    '@InProceedings{a,\n  DOI = {x},\n  Year = 2020,\n  volume = {1}\n}\n@misc{b, DOI = {y}, year = 2021}\n',
  );
  assert.deepEqual([spellings.get('inproceedings'), spellings.get('doi')], ['InProceedings', 'DOI']);
  check('@misc{a, year = 2020, volume = 3}\n@misc{b, year = {2020}}\n', { numbers: 'bare' });
  check('@misc{a, year = {2020}, volume = "3"}\n@misc{b, year = 2020}\n', { numbers: 'delimited' });
});
