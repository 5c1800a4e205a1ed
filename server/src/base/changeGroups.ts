import type { SequenceDifference } from './sequenceChange';

/** How items are grouped. An item may belong to several groups, but only once to each group. */
export interface Grouping<K, T> {
  keysOf(item: T): Iterable<K>;
  /** The keys of a removed item. Needed if `keysOf` no longer returns the keys of the groups that contain the item. */
  oldKeysOf?(item: T): Iterable<K>;
  /** The order of the items in a group. Added items must be given in this order too. Without this function, added items come last. */
  compare?(a: T, b: T): number;
}

/**
 * Returns the groups that change when items are removed and added, by key. A group that becomes empty has the value undefined.
 * `groupOf` must return a group as it was before the change, or undefined if the group was empty.
 */
export function changeGroups<K, T>(
  groupOf: (key: K) => readonly T[] | undefined,
  { removed, added }: SequenceDifference<T>,
  { keysOf, oldKeysOf = keysOf, compare }: Grouping<K, T>,
): ReadonlyMap<K, readonly T[] | undefined> {
  const addedTo = new Map<K, T[]>();
  for (const item of removed) for (const key of oldKeysOf(item)) if (!addedTo.has(key)) addedTo.set(key, []);
  for (const item of added) {
    for (const key of keysOf(item)) {
      const items = addedTo.get(key);
      if (items === undefined) addedTo.set(key, [item]);
      else items.push(item);
    }
  }
  const gone = new Set(removed);
  const changed = new Map<K, readonly T[] | undefined>();
  for (const [key, items] of addedTo) {
    const before = groupOf(key);
    if (before === undefined && items.length === 1) {
      changed.set(key, items);
      continue;
    }
    const kept = before?.filter((item) => !gone.has(item)) ?? [];
    // `concat` makes a list of exactly the size needed; a list that grew by `push` has spare memory.
    const group = kept.concat(items);
    if (compare !== undefined && kept.length > 0 && items.length > 0) group.sort(compare);
    changed.set(key, group.length === 0 ? undefined : group);
  }
  return changed;
}
