import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packRows, readRows } from '../../../../server/src/library/cache/keyedRows';
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
