import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { countPapersOfDigest, countPastedPapers } from '../../../../server/src/features/digests/pastedPapers';
import { exportShapes, makePapers, textShapes, writeShape } from '../../../support/digestShapes';
import { projectRoot } from '../../../support/projectRoot';
import { findRealData } from '../../../support/realData';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');

test('the papers of pasted digests are counted', () => {
  assert.equal(countPastedPapers(read('media/sample/reading-digest.txt')), 30);
  assert.equal(countPastedPapers(read('media/sample/newsletter-digest.md')), 5);
  const real = findRealData('digests/trending-jun-23.txt');
  if (real !== undefined) assert.equal(countPastedPapers(readFileSync(real, 'utf8')), 51);
});

test('the papers of lists, mails and exports are counted, whatever their form', () => {
  const papers = makePapers(6).map((paper) => ({ ...paper, abstract: `${paper.abstract} ${paper.abstract}` }));
  for (const shape of [...textShapes, ...exportShapes]) assert.equal(countPastedPapers(writeShape(shape, papers)), 6, shape.name);
});

test('plain titles are counted only where the writer calls them a digest', () => {
  const titles = makePapers(12)
    .map(({ title }) => `- ${title}\n`)
    .join('');
  assert.deepEqual([countPastedPapers(titles), countPapersOfDigest(titles)], [0, 12]);
});

test('prose, drafts, code, notes and lists are no digests (slow)', () => {
  const others = [
    'media/sample/related-work.md',
    'media/sample/related-work.tex',
    'media/sample/references.bib',
    'README.md',
    'server/README.md',
    'docs/citing.md',
    'docs/references.md',
    'docs/how-it-works.md',
    'CHANGELOG.md',
    'LICENSE',
    'package.json',
    'esbuild.mjs',
    'server/src/digest/parseDigest.ts',
    'client/src/messages/messages.ts',
    'media/preview.css',
  ];
  assert.deepEqual(
    others.filter((path) => countPastedPapers(read(path)) > 0),
    [],
  );
});

test('a letter and minutes of a meeting are no digests', () => {
  const letter =
    'Dear colleague,\n\nthank you for the draft, which I read on the train. The second section would gain from a figure, and the third from fewer words; the rest reads well, and I learned a lot from it. Two of the references are missing, as far as I can see.\n\nCould you send me the data of the second table before Friday? I would like to draw it anew, with the axes the other way round, and see whether the bend at the left end is still there when the first run is left out.\n\nBest wishes\nM.\n';
  assert.equal(countPastedPapers(letter), 0);
  const minutes =
    'Minutes of 3 June\n\nPresent: A., B., C.\n\n- The server is moved on Monday.\n- B. writes the report until the 12th, C. reads it.\n- The budget stays as it is.\n\nNext meeting: 10 June, room 4.\n';
  assert.equal(countPastedPapers(minutes), 0);
});

test('one paper, and nothing, are no digest', () => {
  const [first = ''] = read('media/sample/reading-digest.txt').split(/\n\n(?=\S)/, 1);
  for (const text of [first, '', '\n\n', '\u0000', '{', '[]']) assert.equal(countPastedPapers(text), 0, JSON.stringify(text));
});
