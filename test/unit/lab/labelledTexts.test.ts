import { deepEqual, equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { generateTexts, generateWithWorks } from '../../../lab/reader/generate/generateTexts';
import { families, label, readLabels } from '../../../lab/reader/generate/labelledText';
import { languages } from '../../../lab/reader/generate/languages/languages';
import { findRealData } from '../../support/realData';

test('labels come out of a text as spans without white space at their ends', () => {
  const marked = `1. ${label('title', 'A study of bees ')}, ${label('author', 'Arden, R.')} (${label('year', '2019')})`;
  deepEqual(readLabels(marked), {
    text: '1. A study of bees , Arden, R. (2019)',
    spans: [
      { start: 3, end: 18, label: 'title' },
      { start: 21, end: 30, label: 'author' },
      { start: 32, end: 36, label: 'year' },
    ],
  });
});

test('made texts are the same for a seed, their spans are in order, and their titles and authors are those of works (slow)', (context) => {
  const path = findRealData('references/works.jsonl.gz');
  if (path === undefined) return context.skip('references/works.jsonl.gz is not here: set MARGINALIA_DATA to the folder with real data');
  const data = join(path, '../..');
  const made = [...generateWithWorks({ seed: 7, count: 200, data })];
  const texts = made.map(({ text }) => text);
  deepEqual([...generateTexts({ seed: 7, count: 5, data })], texts.slice(0, 5));
  const strange: string[] = [];
  let titles = 0;
  for (const { text: made_, works } of made) {
    const { text, spans, family } = made_;
    let at = 0;
    for (const { start, end } of spans) {
      ok(start >= at && end > start && end <= text.length, `${start}-${end} after ${at} of ${text.length}`);
      equal(text.slice(start, end).trim(), text.slice(start, end));
      at = end;
    }
    ok(!/[\ue0ff-\ue1ff]/.test(text));
    const known = new Set(works.map(({ title }) => fold(title)));
    const people = fold(works.flatMap(({ authors }) => authors.map(({ family: name }) => name)).join(' '));
    const found = spans.filter((span) => span.label === 'title').map(({ start, end }) => text.slice(start, end));
    titles += found.length;
    equal(found.length === 0, family === 'none', text.slice(0, 300));
    strange.push(...found.filter((title) => !known.has(fold(title))));
    for (const { start, end, label: name } of spans)
      if (name === 'author') ok(/\p{L}/u.test(text.slice(start, end)) && people !== '', text.slice(start, end));
  }
  // Markup within titles (`<sub>`, a mark of mail quotes) and cases that a style changes letters in.
  ok(strange.length < titles / 100, `${strange.length} of ${titles}: ${strange.slice(0, 20).join('\n')}`);
  deepEqual([...new Set(texts.map(({ family }) => family))].sort(), [...families].sort());
  deepEqual([...new Set(texts.map(({ language }) => language))].sort(), languages.map(({ code }) => code).sort());
});

/** Letters and digits alone: without marks, line breaks, hyphens at their ends and escapes. */
function fold(title: string): string {
  return title
    .replace(/<[^>]*>|&[a-z#\d]+;/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
