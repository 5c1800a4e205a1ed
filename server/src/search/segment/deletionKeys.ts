/**
 * A word and a misspelling of it share a key: the beginning as it is, or without one of its letters. Of `heads` these
 * are heads, eads, hads, heds, heas, head; of `haeds` haeds, aeds, heds, ... A longer word is known by its beginning, so
 * that errors further behind need no keys. Keys are hashes: what shares one is compared in full.
 */
export const indexedPrefix = 6;
/** Shorter words have too many neighbours that mean something else. */
export const shortestCorrected = 4;

/** Calls back with the hash of each key of the word `bytes[from, to)`; the same hash may come twice. */
export function forEachDeletionKey(bytes: Uint8Array, from: number, to: number, key: (hash: number) => void): void {
  const end = Math.min(to, from + indexedPrefix);
  key(hashWithout(bytes, from, end, -1));
  for (let left = from; left < end; left++) if (left === from || bytes[left] !== bytes[left - 1]) key(hashWithout(bytes, from, end, left));
}

/** The hash of `bytes[from, to)` without the one at `left`. */
export function hashWithout(bytes: Uint8Array, from: number, to: number, left: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) if (at !== left) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 13)) >>> 0;
}
