import type { SortedTerms } from './sortedTerms';

/**
 * What is known of the words of some documents, numbered from 0 in the order in which they were given: plain numbers in
 * typed arrays, which a worker can hand over and a file can hold as they are.
 */
export interface Segment {
  readonly documentCount: number;
  /** Every form of every word, and every stem; numbered as they came, so that frequent ones are near each other. */
  readonly words: SortedTerms;
  /** For each word, taken as a stem, a form of it; for each form the next one of its stem; `noForm` where there is none. */
  readonly firstForms: Uint32Array;
  readonly nextForms: Uint32Array;
  /** By word: the documents whose title or abstract has it. None for stop words. */
  readonly postings: Postings;
  /** By word: the documents that have it in a short field, and the field that counts most. */
  readonly fields: Postings;
  /** Names, keys and beginnings of titles without spaces. */
  readonly names: NameTable;
  readonly spelling: SpellingIndex;
  /** For each document how many words of title (twice) and abstract are no stop words. */
  readonly lengths: Uint32Array;
}

/**
 * The list of word `n` is `entries[starts[n], starts[n + 1])`: documents in ascending order, each with a value in the
 * lower bits. In `postings` it is how often the word stands there, in the title twice, and `inTitle` where it does; in
 * `fields` a field code.
 */
export interface Postings {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

export const valueBits = 10;
export const valueMask = (1 << valueBits) - 1;
export const inTitle = 1 << (valueBits - 1);
export const timesMask = inTitle - 1;
export const mostDocuments = 2 ** (32 - valueBits);

export interface NameTable {
  readonly strings: SortedTerms;
  readonly documents: Uint32Array;
  /** Field codes. */
  readonly fields: Uint8Array;
}

/** Words that are one letter apart share a bucket: see deletionKeys.ts. */
export interface SpellingIndex {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
}

export const noForm = 0xffffffff;

/** The short fields; a larger code counts more. */
export const fieldCodes = { year: 1, author: 2, title: 3, key: 4, name: 5 } as const;

/** In bytes. */
export function sizeOfSegment({ words, firstForms, nextForms, postings, fields, names, spelling, lengths }: Segment): number {
  const arrays = [
    words.bytes,
    words.starts,
    words.order,
    firstForms,
    nextForms,
    lengths,
    postings.starts,
    postings.entries,
    fields.starts,
    fields.entries,
  ];
  arrays.push(
    names.strings.bytes,
    names.strings.starts,
    names.strings.order,
    names.documents,
    names.fields,
    spelling.starts,
    spelling.words,
  );
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}
