import { growArray } from '../../base/collections';
import type { SpellingIndex } from './segment';
import type { SortedTerms } from './sortedTerms';

/**
 * A hash table of words in UTF-8. Words are numbered in the order in which they are added. Everything known about a word is stored
 * together, because indexing mostly waits for memory: fact `f` of word `n` is `facts()[n * factsPerTerm + f]`.
 */
export interface TermDictionary {
  /** The number of the word; a new word gets the next number. Words must not contain a zero byte. */
  add(bytes: Uint8Array, from: number, to: number): number;
  count(): number;
  /** Like `bytes()`, the returned array is valid until the next word is added. */
  facts(): Int32Array;
  bytes(): Uint8Array;
}

export const factsPerTerm = 8;
/**
 * `head`, `neck` and `trunk` are the first twelve bytes of a word, `start` and `length` its position in `bytes()`. The other facts
 * belong to the code that uses the table and are initially 0.
 */
export const termFacts = { head: 0, neck: 1, trunk: 2, start: 3, length: 4, stem: 5, lastPosting: 6, lastField: 7 } as const;

/** The number of bytes in the first three facts. */
const packed = 12;
/**
 * A text repeats few words, so a cache of this many recent words finds most of them. Unlike the whole table, it fits into the
 * processor's cache.
 */
const nearWords = 1 << 12;
const factsOfNear = 4;

/** Creates a hash table with open addressing. A Map would need a string for every word of every text. */
export function createTermDictionary(): TermDictionary {
  let slots = new Int32Array(1 << 13);
  let mask = slots.length - 1;
  let facts = new Int32Array(factsPerTerm << 12);
  let pool = new Uint8Array(1 << 15);
  let used = 0;
  let count = 0;
  /** The cache. For each short word it has the first three facts and the word's number plus 1. */
  const near = new Int32Array(factsOfNear * nearWords);

  const rehash = (): void => {
    slots = new Int32Array(2 * slots.length);
    mask = slots.length - 1;
    for (let id = 0; id < count; id++) {
      const at = id * factsPerTerm;
      const start = facts[at + termFacts.start] ?? 0;
      const hash = hashOf(
        facts[at] ?? 0,
        facts[at + 1] ?? 0,
        facts[at + 2] ?? 0,
        pool,
        start + packed,
        start + (facts[at + termFacts.length] ?? 0),
      );
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
  };

  const append = (bytes: Uint8Array, from: number, to: number, head: number, neck: number, trunk: number): number => {
    const at = count * factsPerTerm;
    facts = growArray(facts, at + factsPerTerm);
    pool = growArray(pool, used + to - from);
    facts[at + termFacts.head] = head;
    facts[at + termFacts.neck] = neck;
    facts[at + termFacts.trunk] = trunk;
    facts[at + termFacts.start] = used;
    facts[at + termFacts.length] = to - from;
    for (let index = from; index < to; index++) pool[used++] = bytes[index] ?? 0;
    return count++;
  };

  const isRestSame = (at: number, bytes: Uint8Array, from: number, to: number): boolean => {
    if (facts[at + termFacts.length] !== to - from) return false;
    const start = facts[at + termFacts.start] ?? 0;
    for (let index = from + packed; index < to; index++) if (pool[start + index - from] !== bytes[index]) return false;
    return true;
  };

  const find = (bytes: Uint8Array, from: number, to: number, head: number, neck: number, trunk: number, hash: number): number => {
    let slot = hash & mask;
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      const at = (held - 1) * factsPerTerm;
      if (facts[at] === head && facts[at + 1] === neck && facts[at + 2] === trunk && isRestSame(at, bytes, from, to)) return held - 1;
      slot = (slot + 1) & mask;
    }
    const id = append(bytes, from, to, head, neck, trunk);
    slots[slot] = id + 1;
    if (2 * count > slots.length) rehash();
    return id;
  };

  return {
    add(bytes, from, to) {
      const length = to - from;
      const head = packBytes(bytes, from, length < 4 ? to : from + 4);
      const neck = length > 4 ? packBytes(bytes, from + 4, length < 8 ? to : from + 8) : 0;
      const trunk = length > 8 ? packBytes(bytes, from + 8, length < packed ? to : from + packed) : 0;
      const hash = hashOf(head, neck, trunk, bytes, from + packed, to);
      if (length > packed) return find(bytes, from, to, head, neck, trunk, hash);
      // Words have no zero bytes, so the three numbers identify a short word.
      const at = ((hash >>> 8) & (nearWords - 1)) * factsOfNear;
      if (near[at] === head && near[at + 1] === neck && near[at + 2] === trunk) return (near[at + 3] ?? 0) - 1;
      const id = find(bytes, from, to, head, neck, trunk, hash);
      near[at] = head;
      near[at + 1] = neck;
      near[at + 2] = trunk;
      near[at + 3] = id + 1;
      return id;
    },
    count: () => count,
    facts: () => facts,
    bytes: () => pool,
  };
}

/** Up to four bytes as one number. */
function packBytes(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) number = (number << 8) | (bytes[at] ?? 0);
  return number;
}

/** The hash of a word from its first twelve packed bytes and the bytes after them. */
function hashOf(head: number, neck: number, trunk: number, bytes: Uint8Array, from: number, to: number): number {
  let rest = trunk;
  for (let at = from; at < to; at++) rest = Math.imul(rest ^ (bytes[at] ?? 0), 0x01000193);
  const first = Math.imul(head, 0x9e3779b1) ^ Math.imul(rest, 0xc2b2ae35);
  const hash = Math.imul(first ^ (first >>> 15) ^ neck, 0x85ebca6b);
  return hash ^ (hash >>> 13) ^ (hash >>> 20);
}

/**
 * The longest beginning of a word, in bytes, from which its deletion keys are made: the beginning itself, and the beginning without one
 * of its letters. `heads` has the keys heads, eads, hads, heds, heas and head; `haeds` has haeds, aeds, heds and so on. So a word and a
 * misspelling of it usually share a key, and words that share one are compared in full. Keys are stored as hashes.
 */
export const indexedPrefix = 6;
/** The shortest word that is corrected, in bytes. Shorter words are similar to too many other words. */
export const minCorrectedLength = 4;

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

/**
 * Puts the words of a segment into buckets by their deletion keys. Words that begin with a digit and words that are too short to
 * correct are left out.
 */
export function buildSpellingIndex({ bytes, starts }: SortedTerms): SpellingIndex {
  const count = starts.length - 1;
  // Room for one key for the whole prefix and one for the prefix without each of its letters.
  const hashes = new Uint32Array((indexedPrefix + 1) * count);
  const keyCounts = new Uint8Array(count);
  let entries = 0;
  for (let word = 0; word < count; word++) {
    const from = starts[word] ?? 0;
    const to = starts[word + 1] ?? 0;
    if (to - from < minCorrectedLength || isDigit(bytes[from])) continue;
    const first = entries;
    forEachDeletionKey(bytes, from, to, (hash) => (hashes[entries++] = hash));
    keyCounts[word] = entries - first;
  }
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(16, entries / 8)));
  const bucketStarts = new Uint32Array(buckets + 1);
  for (let entry = 0; entry < entries; entry++) {
    const bucket = ((hashes[entry] ?? 0) & (buckets - 1)) + 1;
    bucketStarts[bucket] = (bucketStarts[bucket] ?? 0) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++) bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + (bucketStarts[bucket] ?? 0);
  const next = bucketStarts.slice();
  const words = new Uint32Array(entries);
  for (let word = 0, entry = 0; word < count; word++) {
    for (const end = entry + (keyCounts[word] ?? 0); entry < end; entry++) {
      const bucket = (hashes[entry] ?? 0) & (buckets - 1);
      const to = next[bucket] ?? 0;
      next[bucket] = to + 1;
      words[to] = word;
    }
  }
  return { starts: bucketStarts, words };
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
