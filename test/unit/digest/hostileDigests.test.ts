import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import type { Digest } from '../../../server/src/model/digest';
import { measureProcessor } from '../../support/measureProcessor';
import { checkSpans } from './digestChecks';
import { exportShapes, makePapers, textShapes, writeShape, type Shape } from './shapes';

const shapes: readonly Shape[] = [...textShapes, ...exportShapes];
const papers = makePapers(14);
const titles = papers.map(({ title }) => title);

function read(text: string, path: string): Digest {
  const digest = parseDigest(text, { path });
  checkSpans(text, digest);
  return digest;
}

const titlesOf = ({ entries }: Digest): readonly string[] => entries.map(({ title }) => title);

/** So many records show how a text repeats itself. */
const fewestRecords = 4;
const cutEvery = 200;

for (const shape of shapes) {
  test(`${shape.name}: all papers are read, in their order`, () => {
    assert.deepEqual(titlesOf(read(writeShape(shape, papers), shape.path)), titles);
  });

  test(`${shape.name}, cut anywhere: what stands before the cut is read`, () => {
    const text = writeShape(shape, papers);
    const ends = papers.map((_, at) => shape.head.length + papers.slice(0, at + 1).reduce((length, paper, index) => length + shape.record(paper, index).length, 0));
    for (let cut = cutEvery; cut < text.length; cut += cutEvery) {
      const whole = ends.filter((end) => end <= cut).length;
      const found = titlesOf(read(text.slice(0, cut), shape.path));
      if (whole >= fewestRecords) assert.deepEqual(found.slice(0, whole), titles.slice(0, whole), `cut at ${cut}`);
    }
  });

  test(`${shape.name}: time grows with the length`, () => {
    const [once, , , eightfold] = [1, 2, 4, 8].map((times) => {
      const text = writeShape(shape, makePapers(100 * times));
      return measureProcessor(() => parseDigest(text, { path: shape.path }));
    }) as [number, number, number, number];
    // Linear time grows eightfold, square time 64-fold; what is short is measured by chance.
    assert.ok(eightfold < 60 || eightfold < 30 * Math.max(once, 1), `${once.toFixed(1)} ms for 100 papers, ${eightfold.toFixed(1)} ms for 800`);
  });
}

/** In milliseconds of the processor. */
const patience = 15_000;
const longLine = 50_000_000;

for (const [what, piece] of [['words', 'a word of many '], ['letters', 'x'], ['brackets', '[a](b) '], ['marks', '**a** | ']] as const) {
  test(`50 MB of one line, ${what}: read within seconds, and it is said that no paper is there`, () => {
    const text = piece.repeat(Math.ceil(longLine / piece.length));
    const before = process.cpuUsage();
    const { entries, issues } = parseDigest(text, { path: 'a.md' });
    const { user, system } = process.cpuUsage(before);
    assert.deepEqual([entries.length, issues.length > 0], [0, true]);
    assert.ok((user + system) / 1000 < patience, `${Math.round((user + system) / 1000)} ms`);
  });
}

test('a CSV with a quote that never ends: what stands before it is read, and where it begins is said', () => {
  const table = exportShapes.find(({ path }) => path === 'a.csv') as Shape;
  const broken = writeShape(table, papers.slice(0, 8)) + `"Moreau, Pierre","Kites Without End,2020,,\n` + papers.slice(8).map((paper, at) => table.record(paper, at)).join('');
  const digest = read(broken, 'a.csv');
  assert.deepEqual(titlesOf(digest).slice(0, 8), titles.slice(0, 8));
  assert.ok(digest.issues.some(({ span }) => span.end > broken.indexOf('Kites Without End')), 'no issue at the quote');
});
