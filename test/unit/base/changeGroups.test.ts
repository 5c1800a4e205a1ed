import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeGroups, diffSequences } from '../../../server/src/base/changes';
import { forSeeds } from '../../support/random';

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
