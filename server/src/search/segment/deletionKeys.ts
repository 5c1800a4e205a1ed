/**
 * The longest beginning of a word, in bytes, from which its deletion keys are made: the beginning itself, and the beginning without one
 * of its letters. `heads` has the keys heads, eads, hads, heds, heas and head; `haeds` has haeds, aeds, heds and so on. So a word and a
 * misspelling of it usually share a key, and words that share one are compared in full. Keys are stored as hashes.
 */
export const indexedPrefix = 6;
/** The shortest word that is corrected, in bytes. Shorter words are similar to too many other words. */
export const shortestCorrected = 4;

/** Calls `key` with the hash of each key of the word `bytes[from, to)`; the same hash may be passed twice. */
export function forEachDeletionKey(bytes: Uint8Array, from: number, to: number, key: (hash: number) => void): void {
  const end = Math.min(to, from + indexedPrefix);
  key(hashWithout(bytes, from, end, -1));
  for (let left = from; left < end; left++) if (left === from || bytes[left] !== bytes[left - 1]) key(hashWithout(bytes, from, end, left));
}

/** The hash of `bytes[from, to)` without the byte at `left`. */
export function hashWithout(bytes: Uint8Array, from: number, to: number, left: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) if (at !== left) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 13)) >>> 0;
}
