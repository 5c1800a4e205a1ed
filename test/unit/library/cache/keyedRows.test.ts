import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packRows, readRows } from '../../../../server/src/library/cache/keyedRows';
import { measureProcessor } from '../../../support/measureProcessor';
import { forSeeds } from '../../../support/random';

test('rows answer as a map of lists does, words that are nowhere too', () => {
  forSeeds(30, (random) => {
    const words = Array.from({ length: random.below(60) }, () => [
      ...new Set(Array.from({ length: random.below(3) }, () => `word${random.below(50)}`)),
    ]);
    const expected = new Map<string, number[]>();
    words.forEach((own, paper) => own.forEach((word) => expected.set(word, [...(expected.get(word) ?? []), paper])));
    const wordsOf = (paper: number): readonly string[] => words[paper]!;
    const rows = readRows(packRows(words.length, wordsOf), { wordsOf, valueOf: (papers) => papers });
    for (let word = 0; word < 60; word++) assert.deepEqual(rows.get(`word${word}`), expected.get(`word${word}`));
    assert.deepEqual(
      [...rows].sort(([a], [b]) => (a < b ? -1 : 1)),
      [...expected].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
});

test('rows of a word that all papers have take no longer than others (slow)', () => {
  const measure = (count: number): number => {
    const words = ['kite'];
    return measureProcessor(() => {
      const rows = readRows(
        packRows(count, () => words),
        { wordsOf: () => words, valueOf: (papers) => papers.length },
      );
      assert.deepEqual([...rows], [['kite', count]]);
      assert.equal(rows.get('kite'), count);
    });
  };
  const [once, eightfold] = [5000, 40_000].map(measure) as [number, number];
  assert.ok(eightfold < 60 || eightfold < 30 * Math.max(once, 1), `${once.toFixed(1)} ms, eight times as many ${eightfold.toFixed(1)} ms`);
});
