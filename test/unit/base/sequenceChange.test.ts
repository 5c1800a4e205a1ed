import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffSequences, findSequenceChange } from '../../../server/src/base/changes';
import { forSeeds } from '../../support/random';

function checkDifference(before: string, after: string, removed: string, added: string): void {
  const difference = diffSequences([...before], [...after]);
  assert.deepEqual([difference.removed.join(''), difference.added.join('')], [removed, added], `${before} -> ${after}`);
}

test('what came and what went', () => {
  checkDifference('', '', '', '');
  checkDifference('abc', 'abc', '', '');
  checkDifference('', 'abc', '', 'abc');
  checkDifference('abc', '', 'abc', '');
  checkDifference('abc', 'abxc', '', 'x');
  checkDifference('abcdef', 'axcdyf', 'be', 'xy');
});

test('what changed its place came and went, with all between', () => {
  checkDifference('abcd', 'acbd', 'bc', 'cb');
  checkDifference('abcd', 'dbcx', 'abcd', 'dbcx');
});

test('both ends of a change are equal, and never overlap', () => {
  forSeeds(100, (random) => {
    const list = (): string[] => Array.from({ length: random.below(8) }, () => random.pick(['a', 'b']));
    const [before, after] = [list(), list()];
    const { start, oldEnd, newEnd } = findSequenceChange(before, after, (a, b) => a === b);
    assert.ok(start <= oldEnd && start <= newEnd);
    assert.deepEqual([...before.slice(0, start), ...after.slice(start, newEnd), ...before.slice(oldEnd)], after);
  });
});
