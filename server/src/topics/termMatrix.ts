import { createTermFinder, type Vocabulary } from './vocabulary';
import { gap } from './wordReader';
import type { StemSequences } from './stemSequences';

/** A sparse matrix of papers and terms. Each row is a vector of length 1, or zero if the paper has no term. */
export interface TermMatrix {
  readonly rows: number;
  readonly columns: number;
  /** The index in `terms` and `weights` at which each row begins, and, as a last element, the length of both arrays. */
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly weights: Float32Array;
}

/** A word in the title counts twice. */
const titleWeight = 2;

/** Weights terms by their rarity and by the logarithm of their frequency in a paper. */
export function weighTerms(texts: StemSequences, vocabulary: Vocabulary): TermMatrix {
  const { starts, titleEnds, words, count, reader } = texts;
  const finder = createTermFinder(vocabulary, reader);
  const { rarities } = vocabulary;
  const rowStarts = new Int32Array(count + 1);
  const terms = new Int32Array(words.length * 2);
  const weights = new Float32Array(words.length * 2);
  const counts = new Float32Array(rarities.length);
  let end = 0;
  for (let row = 0; row < count; row++) {
    const begin = end;
    const add = (term: number, by: number): void => {
      if (term < 0) return;
      if (counts[term] === 0) terms[end++] = term;
      counts[term] = (counts[term] as number) + by;
    };
    let before = gap;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const stem = words[at] as number;
      if (stem !== gap) {
        const by = at < (titleEnds[row] as number) ? titleWeight : 1;
        add(finder.findStem(stem), by);
        if (before !== gap) add(finder.findPair(before, stem), by);
      }
      before = stem;
    }
    weighRow(begin, end);
    rowStarts[row + 1] = end;
  }
  return { rows: count, columns: rarities.length, starts: rowStarts, terms: terms.slice(0, end), weights: weights.slice(0, end) };

  function weighRow(begin: number, rowEnd: number): void {
    let sum = 0;
    for (let at = begin; at < rowEnd; at++) {
      const term = terms[at] as number;
      const weight = (1 + Math.log(counts[term] as number)) * (rarities[term] as number);
      counts[term] = 0;
      weights[at] = weight;
      sum += weight * weight;
    }
    const by = sum === 0 ? 0 : 1 / Math.sqrt(sum);
    for (let at = begin; at < rowEnd; at++) weights[at] = (weights[at] as number) * by;
  }
}
