import { growArray } from './growArray';

/**
 * Words by their UTF-8 bytes, numbered as they come, with what is known of each side by side: an index spends its time
 * waiting for memory. Fact `f` of word `n` is `facts()[n * factsPerWord + f]`.
 */
export interface WordTable {
  /** The word's number; a word that is new gets the next one. */
  add(bytes: Uint8Array, from: number, to: number): number;
  count(): number;
  /** Hold until the next word is added. */
  facts(): Int32Array;
  bytes(): Uint8Array;
}

export const factsPerWord = 7;
/** The first four bytes, the next four, and where all of them stand; the others are for those who use the table, and 0 at first. */
export const wordFacts = { head: 0, neck: 1, start: 2, length: 3, stem: 4, lastPosting: 5, lastField: 6 } as const;

/** Open addressing: a Map of strings would make a string of every word of every text. */
export function createWordTable(): WordTable {
  let slots = new Int32Array(1 << 13);
  let mask = slots.length - 1;
  let facts = new Int32Array(factsPerWord << 12);
  let pool = new Uint8Array(1 << 15);
  let used = 0;
  let count = 0;

  const rehash = (): void => {
    slots = new Int32Array(2 * slots.length);
    mask = slots.length - 1;
    for (let id = 0; id < count; id++) {
      const at = id * factsPerWord;
      const start = facts[at + wordFacts.start] ?? 0;
      let slot = hashOf(facts[at] ?? 0, facts[at + 1] ?? 0, pool, start + 8, start + (facts[at + wordFacts.length] ?? 0)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
  };

  const append = (bytes: Uint8Array, from: number, to: number, head: number, neck: number): number => {
    const at = count * factsPerWord;
    facts = growArray(facts, at + factsPerWord);
    pool = growArray(pool, used + to - from);
    facts[at + wordFacts.head] = head;
    facts[at + wordFacts.neck] = neck;
    facts[at + wordFacts.start] = used;
    facts[at + wordFacts.length] = to - from;
    for (let index = from; index < to; index++) pool[used++] = bytes[index] ?? 0;
    return count++;
  };

  const isRestSame = (start: number, bytes: Uint8Array, from: number, to: number): boolean => {
    for (let at = from + 8; at < to; at++) if (pool[start + at - from] !== bytes[at]) return false;
    return true;
  };

  return {
    add(bytes, from, to) {
      const head = packBytes(bytes, from, Math.min(to, from + 4));
      const neck = packBytes(bytes, from + 4, Math.min(to, from + 8));
      let slot = hashOf(head, neck, bytes, from + 8, to) & mask;
      for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
        const at = (held - 1) * factsPerWord;
        if (
          facts[at] === head && facts[at + 1] === neck && facts[at + wordFacts.length] === to - from &&
          (to - from <= 8 || isRestSame(facts[at + wordFacts.start] ?? 0, bytes, from, to))
        ) {
          return held - 1;
        }
        slot = (slot + 1) & mask;
      }
      const id = append(bytes, from, to, head, neck);
      slots[slot] = id + 1;
      if (2 * count > slots.length) rehash();
      return id;
    },
    count: () => count,
    facts: () => facts,
    bytes: () => pool,
  };
}

/** Four bytes at most, as one number. */
function packBytes(bytes: Uint8Array, from: number, to: number): number {
  let packed = 0;
  for (let at = from; at < to; at++) packed = (packed << 8) | (bytes[at] ?? 0);
  return packed;
}

/** Of the first eight bytes, packed, and those behind them. */
function hashOf(head: number, neck: number, bytes: Uint8Array, from: number, to: number): number {
  let rest = neck;
  for (let at = from; at < to; at++) rest = Math.imul(rest ^ (bytes[at] ?? 0), 0x01000193);
  const hash = Math.imul(head, 0x9e3779b1) ^ Math.imul(rest ^ (rest >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 16);
}
