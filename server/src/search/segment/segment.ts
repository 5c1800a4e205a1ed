import type { Utf8Slice } from '../../base/textBytes';
import type { SortedTerms } from './sortedTerms';

/**
 * The index of the words of some documents, which are numbered from 0 in the given order. It consists of plain typed arrays, so a
 * worker can transfer it and a file can store it as it is.
 */
export interface Segment {
  readonly documentCount: number;
  /**
   * All forms of all words, and all stems. They are numbered in the order of their first occurrence, so the numbers of frequent words
   * are close to each other.
   */
  readonly words: SortedTerms;
  /**
   * The forms of each stem as a linked list: `firstForms` has the first form of each stem, `nextForms` the form after each form.
   * `noForm` ends the list.
   */
  readonly firstForms: Uint32Array;
  readonly nextForms: Uint32Array;
  /** For each word, the documents that have it in the title or abstract. Stop words have none. */
  readonly postings: Postings;
  /** For each word, the documents that have it in a short field, each with the field that counts most. */
  readonly fields: Postings;
  /** Names, keys and beginnings of titles, without spaces. */
  readonly names: NameTable;
  readonly spelling: SpellingIndex;
  /** For each document, the number of its words without stop words; the title counts twice. */
  readonly lengths: Uint32Array;
  /** For each document its direction (see `readDirections`). Empty without vectors of words. */
  readonly directions: Int8Array;
}

/**
 * The postings of word `n` are `entries[starts[n], starts[n + 1])`: documents in ascending order, each with a value in the lower
 * bits. In `Segment.postings` the value is the frequency of the word, counting the title twice, and the flag `inTitle`; in
 * `Segment.fields` it is a field code.
 */
export interface Postings {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

export const valueBits = 10;
export const valueMask = (1 << valueBits) - 1;
export const inTitle = 1 << (valueBits - 1);
export const timesMask = inTitle - 1;

export interface NameTable {
  readonly strings: SortedTerms;
  readonly documents: Uint32Array;
  /** The field code of each string. */
  readonly fields: Uint8Array;
}

/** A hash table that finds words by their deletion keys (see deletionKeys.ts). Words with the same key share a bucket. */
export interface SpellingIndex {
  readonly starts: Uint32Array;
  readonly words: Uint32Array;
}

export const noForm = 0xffffffff;

/** The short fields; a higher code counts more. */
export const fieldCodes = { year: 1, author: 2, title: 3, key: 4, name: 5 } as const;

/** The memory use of a segment in bytes. */
export function sizeOfSegment({ words, firstForms, nextForms, postings, fields, names, spelling, lengths, directions }: Segment): number {
  const arrays: ArrayBufferView[] = [
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
    directions,
  );
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}

/** The fields of a paper that can be searched. */
export interface SearchDocument {
  readonly key: string;
  readonly title: string;
  /** Empty if unknown. */
  readonly abstract: string;
  /** Where the abstract lies in memory as bytes; undefined if it is only a string. */
  readonly abstractBytes?: Utf8Slice | undefined;
  readonly names: readonly string[];
  readonly authors: readonly string[];
  readonly year?: number | undefined;
}

export type SearchField = 'name' | 'key' | 'title' | 'author' | 'year' | 'abstract';

/** The short fields, by which a writer refers to a paper. */
export const shortFields: readonly SearchField[] = ['name', 'key', 'title', 'author', 'year'];

/** The texts of one field, for example all names; empty if the document lacks the field. */
export function fieldTexts(document: SearchDocument, field: SearchField): readonly string[] {
  switch (field) {
    case 'name':
      return document.names;
    case 'key':
      return [document.key];
    case 'title':
      return [document.title];
    case 'author':
      return document.authors;
    case 'abstract':
      return document.abstract === '' ? [] : [document.abstract];
    case 'year':
      return document.year === undefined ? [] : [document.year.toString()];
  }
}
