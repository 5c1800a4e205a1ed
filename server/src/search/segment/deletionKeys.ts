/**
 * A word and a misspelling of it share a key. The keys of a word are its beginning and this beginning without one letter: `heads` has
 * the keys heads, eads, hads, heds, heas and head; `haeds` has haeds, aeds, heds and so on. The beginning has at most this many bytes,
 * so errors after it need no keys. Keys are stored as hashes, and words that share one are compared in full.
 */
export const indexedPrefix = 6;
/** In bytes. Shorter words are not corrected, as they are similar to too many other words. */
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
