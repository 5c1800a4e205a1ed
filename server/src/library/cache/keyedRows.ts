import type { MapBase } from '../../base/collections';
import { findRows, type HashTable, hashString, packHashes } from './hashTable';

/** Plain data for finding papers by a word of some kind (a key, a name, a title). It has one row for each word of each paper. */
export interface KeyedRows {
  readonly table: HashTable;
  /** For each row, the number of its paper. The rows of a word are in ascending order of papers. */
  readonly papers: Uint32Array;
}

/** Packs the words of papers as rows. `wordsOf` lists the words of a paper without repetition. */
export function packRows(paperCount: number, wordsOf: (paper: number) => Iterable<string>): KeyedRows {
  const hashes: number[] = [];
  const papers: number[] = [];
  for (let paper = 0; paper < paperCount; paper++) {
    for (const word of wordsOf(paper)) {
      hashes.push(hashString(word));
      papers.push(paper);
    }
  }
  return { table: packHashes(Uint32Array.from(hashes)), papers: Uint32Array.from(papers) };
}

/**
 * The functions with which rows are read as a map. `wordsOf` must return the same words as in `packRows`: rows contain only hashes, so
 * each hit is checked against the words of the paper.
 */
interface RowReader<V> {
  wordsOf(paper: number): Iterable<string>;
  /** `papers` is ascending and never empty. */
  valueOf(papers: readonly number[]): V;
}

export function readRows<V>(rows: KeyedRows, { wordsOf, valueOf }: RowReader<V>): MapBase<string, V> {
  const has = (paper: number, word: string): boolean => {
    for (const own of wordsOf(paper)) if (own === word) return true;
    return false;
  };
  function* findPapers(word: string): IterableIterator<number> {
    for (const row of findRows(rows.table, hashString(word))) {
      const paper = rows.papers[row] as number;
      if (has(paper, word)) yield paper;
    }
  }
  function* iterate(): IterableIterator<[string, V]> {
    let previous = -1;
    for (const paper of rows.papers) {
      // The rows of a paper are adjacent, so its words are read only once.
      if (paper === previous) continue;
      previous = paper;
      for (const word of wordsOf(paper)) {
        // The first paper alone is looked up first, because thousands of papers may have the same word.
        const { value: first } = findPapers(word).next();
        if (first === paper) yield [word, valueOf([...findPapers(word)])];
      }
    }
  }
  return {
    size: rows.papers.length,
    get(word) {
      const papers = [...findPapers(word)];
      return papers.length === 0 ? undefined : valueOf(papers);
    },
    [Symbol.iterator]: iterate,
  };
}
