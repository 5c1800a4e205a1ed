import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainReading } from '../../../lab/explain/explainReading';

/** The only line that begins with these words, without its indentation. */
function lineOf(lines: readonly string[], start: string): string {
  const found = lines.map((line) => line.trim()).filter((line) => line.startsWith(start));
  assert.equal(found.length, 1, `${start} in:\n${lines.join('\n')}`);
  return found[0] ?? '';
}

test('an export: its container, those before it, and each paper with its facts', () => {
  const ris =
    'TY  - JOUR\nAU  - Berg, Ann\nTI  - Kites in Steady Wind\nPY  - 2019\nJO  - Journal of Kites\nDO  - 10.1000/kites\nER  - \n\nTY  - JOUR\nAU  - Fox, Carl\nPY  - 2020\nER  - \n';
  const lines = explainReading(ris, { path: 'export.ris' });
  assert.equal(lines[0], 'export.ris: 1 paper, read as ris (RIS export)');
  lineOf(lines, 'container: ris');
  assert.match(lineOf(lines, 'not like this text:'), /\bmail\b.*\bjson\b/);
  assert.equal(lineOf(lines, 'line 9:'), 'line 9: This record has no title.');
  assert.equal(
    lineOf(lines, 'line 3:'),
    'line 3: Kites in Steady Wind | Ann Berg | 2019 | Journal of Kites | doi:10.1000/kites | by its format',
  );
  assert.ok(!lines.some((line) => line.includes('stands:')));
});

const listed = `---
title: What we read
tags: [kites]
---

1. **Kites in Steady Wind** by Ann Berg and Carl Fox. [arXiv](https://arxiv.org/abs/1901.00001)
2. **Learning to Hold a Line** by Ida Moss and Otto Crane. [arXiv](https://arxiv.org/abs/1902.00002)
3. **How Strings Break** by Eva Stone and Carl Fox. [arXiv](https://arxiv.org/abs/1903.00003)

See also https://arxiv.org/abs/1904.00004 some day.
`;

test('a list with links: what was taken off, and that rules read it without asking the model', () => {
  const lines = explainReading(listed, { path: 'list.md' });
  assert.match(lines[0] ?? '', /^list\.md: 3 papers, read as text \(numbered list, title in bold, authors, arXiv link\)$/);
  lineOf(lines, 'not called a digest: read strictly');
  assert.equal(lineOf(lines, 'taken off:'), 'taken off: front matter, line 1-4');
  assert.match(lineOf(lines, 'by rules:'), /^by rules: 3 titles, numbered list, title in bold, authors, arXiv link, score [01]\.\d\d$/);
  lineOf(lines, 'by the model: not asked');
  assert.match(lineOf(lines, 'stands:'), /^stands: by rules; nearly all records by rules have an abstract or lead to a paper/);
  assert.match(
    lineOf(lines, 'line 7:'),
    /^line 7: Learning to Hold a Line \| Ida Moss, Otto Crane \| no year \| no venue \| arXiv:1902\.00002 \| by rules: bold/,
  );
});

const references = ['Kites', 'Lanterns', 'Bridges', 'Harbours', 'Clocks', 'Mills', 'Wells', 'Roofs']
  .map(
    (things, at) =>
      `Berg, Ann, et Carl Fox. « Une histoire des ${things} en hiver ». Journal of Stones 12, no ${at} (${1990 + at}): 4-9.\n`,
  )
  .join('\n');

test('references in a style that no rule knows: what the model expects of both readings, and the limit that decided', () => {
  const lines = explainReading(references, { path: 'lectures.md' });
  const expected = '; expected f1 [01]\\.\\d{3}, \\d+\\.\\d right of \\d+\\.\\d wanted$';
  assert.match(lineOf(lines, 'by rules:'), new RegExp(`^by rules: \\d+ titles?.*${expected}`));
  assert.match(lineOf(lines, 'by the model:'), new RegExp(`^by the model: 8 titles, .*${expected}`));
  const [, model, limit] =
    /^stands: by the model; expected f1 by the model ([\d.]+) > ([\d.]+), f1 by rules and a margin$/.exec(lineOf(lines, 'stands:')) ?? [];
  assert.ok(Number(model) > Number(limit), lines.join('\n'));
  assert.match(lineOf(lines, 'line 1:'), / \| Ann Berg, Carl Fox \| 1990 \| Journal of Stones \| by the model [01]\.\d\d$/);
});

test('the text of a mail is a decoded part', () => {
  const mail = `From: list@example.org\nSubject: Reading\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n${listed.slice(listed.indexOf('1.'))}`;
  const lines = explainReading(mail, { path: 'mail.eml' });
  lineOf(lines, 'container: mail');
  lineOf(lines, 'decoded part:');
  lineOf(lines, 'stands: by rules');
  assert.match(lineOf(lines, 'line 6:'), /^line 6: Kites in Steady Wind \| Ann Berg, Carl Fox/);
});

test('a text without papers: why, and that a call may change it', () => {
  const headings =
    '# Plans\n\n## Moving to a New House\n\nCall the landlord.\n\n## Learning to Cook Rice\n\nBuy a pot.\n\n## Fixing the Old Bike\n\nAsk Ben.\n';
  const lines = explainReading(headings, { path: 'plans.md' });
  assert.equal(lines[0], 'plans.md: 0 papers, read as text');
  assert.match(lineOf(lines, 'line 1:'), /^line 1: No papers found\./);
  lineOf(lines, 'stands:');
  lineOf(explainReading(headings, { path: 'plans-digest.md' }), 'called a digest: read leniently');
  assert.match(explainReading('', { path: 'empty.md' }).join('\n'), /0 papers.*\n.*\n.*left out:\n.*line 1: This file is empty/);
});
