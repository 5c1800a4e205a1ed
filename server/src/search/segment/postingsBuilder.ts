import { growArray } from '../../base/growArray';
import { valueBits, type Postings } from './segment';
import { factsPerTerm, type TermDictionary } from './termDictionary';

/** Collects postings document by document, then sorts them by word. */
export interface PostingsBuilder {
  /** Starts the next document. */
  begin(): void;
  /** The index in `values()` of this document's value for a word. The value is initially 0. */
  place(word: number): number;
  /** The values, in an array that is valid until the next call of `place`. */
  values(): Uint16Array;
  finish(): Postings;
}

/**
 * `lastFact` is the number of the fact (see `TermDictionary.facts`) in which the builder stores, for each word, 1 plus the index of the
 * last posting of the word. `expected` is the approximate number of postings.
 */
export function createPostingsBuilder(table: TermDictionary, lastFact: number, expected: number): PostingsBuilder {
  let words = new Uint32Array(expected + 1);
  let values = new Uint16Array(expected + 1);
  let count = 0;
  /** The index of the first posting of each document. */
  let begins = new Uint32Array(1 << 10);
  let documents = 0;
  let begin = 0;

  return {
    begin() {
      begins = growArray(begins, documents + 2);
      begin = begins[documents] = count;
      documents += 1;
    },
    place(word) {
      const facts = table.facts();
      const fact = word * factsPerTerm + lastFact;
      const at = facts[fact] ?? 0;
      if (at > begin) return at - 1;
      if (count === words.length) {
        words = growArray(words, count + 1);
        values = growArray(values, count + 1);
      }
      words[count] = word;
      facts[fact] = count + 1;
      return count++;
    },
    values: () => values,
    finish() {
      begins[documents] = count;
      return sortPostings(table.count(), words.subarray(0, count), values, begins.subarray(0, documents + 1));
    },
  };
}

function sortPostings(wordCount: number, words: Uint32Array, values: Uint16Array, begins: Uint32Array): Postings {
  const starts = new Uint32Array(wordCount + 1);
  for (let at = 0; at < words.length; at++) {
    const word = (words[at] ?? 0) + 1;
    starts[word] = (starts[word] ?? 0) + 1;
  }
  for (let word = 0; word < wordCount; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const next = starts.slice();
  const entries = new Uint32Array(words.length);
  for (let document = 0, at = 0; document + 1 < begins.length; document++) {
    for (const end = begins[document + 1] ?? 0; at < end; at++) {
      const word = words[at] ?? 0;
      const to = next[word] ?? 0;
      next[word] = to + 1;
      entries[to] = (document << valueBits) | (values[at] ?? 0);
    }
  }
  return { starts, entries };
}
