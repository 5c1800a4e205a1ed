/** The difference between two versions of a list: `[start, oldEnd)` of the old one became `[start, newEnd)` of the new one. */
export interface SequenceChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
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

/**
 * The items that are in only one version of a list, compared by identity. If items that are in both versions have changed their order,
 * all items of the part that differs count as both removed and added.
 */
export interface SequenceDifference<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
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
