import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePastedText } from '../../../server/src/digest/pages/pastedText';
import { consistsOfAbstracts, isPageOfAbstracts } from '../../../server/src/digest/recognition';
import { readRecords } from '../../../server/src/digest/records/readRecords';
import { readMarkdownLines } from '../../../server/src/digest/marked/markdown/markdownLines';
import { type DigestShape, type ShapedPaper, makePapers, textShapes, writeShape } from '../../support/digestShapes';

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
