import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeGroups, diffSequences, findChange, findSequenceChange } from '../../../server/src/base/changes';
import { forSeeds } from '../../support/random';

test('the shortest stretch that differs, also where it repeats what stands beside it', () => {
  assert.deepEqual(findChange('abc', 'abxc'), { start: 2, oldEnd: 2, newEnd: 3 });
  assert.deepEqual(findChange('aaa', 'aaaa'), { start: 3, oldEnd: 3, newEnd: 4 });
  assert.deepEqual(findChange('aaaa', 'aa'), { start: 2, oldEnd: 4, newEnd: 2 });
  assert.deepEqual(findChange('same', 'same'), { start: 4, oldEnd: 4, newEnd: 4 });
  assert.deepEqual(findChange('', 'new'), { start: 0, oldEnd: 0, newEnd: 3 });
});

test('putting the new stretch in gives the new text, in texts of many blocks', () => {
  forSeeds(60, (random) => {
    const old = random.pick(['ab', 'a', 'abc\n']).repeat(random.below(9000));
    const at = random.below(old.length + 1);
    const text = old.slice(0, at) + 'ab'.repeat(random.below(3000)) + old.slice(at + random.below(5000));
    const { start, oldEnd, newEnd } = findChange(old, text);
    assert.ok(start <= oldEnd && start <= newEnd);
    assert.equal(old.slice(0, start) + text.slice(start, newEnd) + old.slice(oldEnd), text);
    assert.equal(text.length - newEnd, old.length - oldEnd);
    if (oldEnd > start && newEnd > start) assert.notEqual(old[oldEnd - 1], text[newEnd - 1]);
  });
});

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

const byLetter = {
  keysOf: (word: string): Iterable<string> => new Set(word),
  compare: (a: string, b: string): number => a.length - b.length,
};

test('only the groups of removed and added items change', () => {
  const groups = new Map([
    ['a', ['a', 'ab']],
    ['b', ['ab', 'bbb']],
    ['c', ['c']],
  ]);
  const changed = changeGroups((key) => groups.get(key), { removed: ['a'], added: ['abbb'] }, byLetter);
  assert.deepEqual(Object.fromEntries(changed), { a: ['ab', 'abbb'], b: ['ab', 'bbb', 'abbb'] });
  assert.deepEqual(groups.get('a'), ['a', 'ab'], 'the groups before are not changed');
});

test('an added item is put in order among the others', () => {
  const changed = changeGroups(() => ['a', 'aaa'], { removed: [], added: ['aa'] }, byLetter);
  assert.deepEqual(changed.get('a'), ['a', 'aa', 'aaa']);
});

test('a group without items is undefined', () => {
  const changed = changeGroups(() => ['a'], { removed: ['a'], added: [] }, byLetter);
  assert.deepEqual([...changed], [['a', undefined]]);
});

test('an item that is removed from old groups and added to new ones moves', () => {
  const groups = new Map([['old', ['a', 'b']]]);
  const change = { removed: ['a'], added: ['a'] };
  const changed = changeGroups((key) => groups.get(key), change, { keysOf: () => ['new'], oldKeysOf: () => ['old'] });
  assert.deepEqual(Object.fromEntries(changed), { old: ['b'], new: ['a'] });
});

test('groups that are changed step by step are the same as groups made at once', () => {
  forSeeds(50, (random) => {
    let items: { readonly number: number }[] = [];
    const groups = new Map<number, readonly { readonly number: number }[]>();
    for (let step = 0; step < 10; step++) {
      const next = items.filter(() => random.below(10) > 2);
      for (let count = 0; count < 5; count++) next.splice(random.below(next.length + 1), 0, { number: random.below(12) });
      const grouping = {
        keysOf: ({ number }: { readonly number: number }) => new Set([number % 3, number % 4]),
        compare: (a: { readonly number: number }, b: { readonly number: number }) => next.indexOf(a) - next.indexOf(b),
      };
      for (const [key, group] of changeGroups((key) => groups.get(key), diffSequences(items, next), grouping)) {
        if (group === undefined) groups.delete(key);
        else groups.set(key, group);
      }
      items = next;
      const atOnce = changeGroups<number, (typeof items)[number]>(() => undefined, { removed: [], added: items }, grouping);
      assert.deepEqual(new Map([...groups].sort()), new Map([...atOnce].sort()));
    }
  });
});
