import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandAcronyms, findAcronyms } from '../../../server/src/topics/acronyms';
import { readStemSequences } from '../../../server/src/topics/vocabulary';
import { WordReader } from '../../../server/src/topics/wordReader';

/** The words that the acronyms in `abstracts` stand for, as stems. */
function checkAcronyms(abstracts: readonly string[], expected: Readonly<Record<string, string>>): void {
  const reader = new WordReader();
  const papers = abstracts.map((abstract) => ({ title: '', abstract }));
  const found = [...findAcronyms(papers, reader)].map(([id, words]) => [
    reader.stems[id],
    words.map((word) => reader.stems[word]).join(' '),
  ]);
  assert.deepEqual(Object.fromEntries(found), expected);
}

test('an acronym stands for the words before it whose initials it has', () => {
  const abstract = 'Rivers fed by old mountain lakes (OMLs) rise early.';
  checkAcronyms([abstract, abstract], { oml: 'old mountain lake' });
  const hyphenated = 'We map melt-driven flow (MDF).';
  checkAcronyms([hyphenated, hyphenated], { mdf: 'melt driven flow' });
});

test('one paper alone may have named its own method', () => checkAcronyms(['We use old mountain lakes (OML).'], {}));

test('parentheses without an acronym, or with letters of other words, explain nothing', () => {
  for (const abstract of ['Lakes (see below)', 'Lakes (OML)', '(OML)', 'old mountain lakes (oml)', 'old mountain lakes (OM)', '((((', ''])
    checkAcronyms([abstract, abstract], {});
});

test('where papers explain an acronym differently, the most common explanation counts', () => {
  const [lakes, logs] = ['Old mountain lakes (OML).', 'Our moving logs (OML).'];
  checkAcronyms([logs, lakes, lakes, logs, lakes], { oml: 'old mountain lake' });
});

test('texts are read as if the words stood there, and titles end where they did', () => {
  const papers = [
    { title: 'OML Maps', abstract: 'Old mountain lakes (OML) are mapped.' },
    { title: 'Rivers', abstract: 'Old mountain lakes (OML) are fed.' },
    { title: 'OML', abstract: '' },
  ];
  const reader = new WordReader();
  const texts = readStemSequences(papers, reader);
  const { starts, titleEnds, words } = expandAcronyms(texts, findAcronyms(papers, reader));
  const read = (from: number, to: number): string => [...words.subarray(from, to)].map((word) => reader.stems[word] ?? '|').join(' ');
  assert.deepEqual(
    papers.map((_, row) => read(starts[row]!, titleEnds[row]!)),
    ['old mountain lake map |', 'riv |', 'old mountain lake |'],
  );
  assert.equal(read(titleEnds[0]!, starts[1]!), 'old mountain lake | old mountain lake | mapp |');
});
