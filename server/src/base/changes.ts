/** The difference between two versions of a text: `[start, oldEnd)` of the old one became `[start, newEnd)` of the new one. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The difference between two versions of a list: `[start, oldEnd)` of the old one became `[start, newEnd)` of the new one. */
interface SequenceChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The items that are in only one version of a list, compared by identity. If items that are in both versions have changed their order,
 * all items of the part that differs count as both removed and added.
 */
export interface SequenceDifference<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** How items are grouped. An item may belong to several groups, but only once to each group. */
interface Grouping<K, T> {
  keysOf(item: T): Iterable<K>;
  /** The keys of a removed item. Needed if `keysOf` no longer returns the keys of the groups that contain the item. */
  oldKeysOf?(item: T): Iterable<K>;
  /** The order of the items in a group. Added items must be given in this order too. Without this function, added items come last. */
  compare?(a: T, b: T): number;
}

/**
 * The sizes of the pieces that are compared, in UTF-16 units. JavaScript engines compare slices much faster than single characters, so
 * large pieces come first.
 */
const blocks = [65_536, 512, 1];

/** Returns the shortest part that contains all differences. `oldEnd` and `newEnd` equal `start` if the texts are equal. */
export function findChange(oldText: string, newText: string): TextChange {
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  for (const block of blocks) {
    while (start + block <= shorter && oldText.slice(start, start + block) === newText.slice(start, start + block)) start += block;
  }
  let oldEnd = oldText.length;
  let newEnd = newText.length;
  for (const block of blocks) {
    while (
      oldEnd - block >= start &&
      newEnd - block >= start &&
      oldText.slice(oldEnd - block, oldEnd) === newText.slice(newEnd - block, newEnd)
    ) {
      oldEnd -= block;
      newEnd -= block;
    }
  }
  return { start, oldEnd, newEnd };
}

/** Returns the shortest part that contains all differences. */
export function findSequenceChange<A, B>(
  before: readonly A[],
  after: readonly B[],
  isSame: (a: A | undefined, b: B | undefined) => boolean,
): SequenceChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start += 1;
  let same = 0;
  while (same < shorter - start && isSame(before[before.length - 1 - same], after[after.length - 1 - same])) same += 1;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

export function diffSequences<T>(before: readonly T[], after: readonly T[]): SequenceDifference<T> {
  const { start, oldEnd, newEnd } = findSequenceChange(before, after, (a, b) => a === b);
  const old = before.slice(start, oldEnd);
  const now = after.slice(start, newEnd);
  if (old.length === 0 || now.length === 0) return { removed: old, added: now };
  const known = new Set(old);
  const kept = new Set(now);
  const stayed = now.filter((item) => known.has(item));
  const left = old.filter((item) => kept.has(item));
  if (stayed.length !== left.length || stayed.some((item, index) => item !== left[index])) return { removed: old, added: now };
  return { removed: old.filter((item) => !kept.has(item)), added: now.filter((item) => !known.has(item)) };
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
