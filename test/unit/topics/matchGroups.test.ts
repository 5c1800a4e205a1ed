import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchGroups } from '../../../server/src/topics/matchGroups';

function checkMatches(groups: readonly number[], old: readonly number[], matches: readonly number[]): void {
  assert.deepEqual(matchGroups(Int32Array.from(groups), matches.length, Int32Array.from(old)), matches);
}

test('a group continues the old one whose papers it mostly has', () => {
  checkMatches([0, 0, 0, 1, 1, 1], [5, 5, 5, 3, 3, 5], [5, 3]);
});

test('new papers do not count', () => checkMatches([0, 0, 0, 0, 1], [2, 2, -1, -1, 1], [2, 1]));

test('an old group that fell apart is continued once at most, one that was joined by its larger part', () => {
  checkMatches([0, 0, 1, 1], [4, 4, 4, 4], [4, -1]);
  checkMatches([0, 0, 0, 0, 0], [1, 1, 1, 2, 2], [1]);
});

test('no papers in common', () => checkMatches([0, 1], [-1, -1], [-1, -1]));
