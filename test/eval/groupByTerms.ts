import { kmeans } from 'ml-kmeans';
import { createRandom } from '../support/random';
import type { TermMatrix } from '../../server/src/topics/termMatrix';

/** Groups papers by their terms into `count` groups: what the topics are compared with. The number of the group by row. */
export type Grouping = (matrix: TermMatrix, count: number, seed: number) => Int32Array;

const rounds = 30;
/** Of ml-kmeans, which takes every number of a row, the zeros too: with all 15,196 terms one run of it would take minutes. */
const mostTerms = 2000;

/** K-means on TF-IDF by ml-kmeans, begun with k-means++, on the terms that most papers have. */
export const groupByKMeans: Grouping = (matrix, count, seed) =>
  Int32Array.from(kmeans(listRows(matrix), count, { seed, maxIterations: rounds }).clusters);

/** Rows of length 1. */
function listRows({ rows, columns, starts, terms, weights }: TermMatrix): number[][] {
  const having = new Int32Array(columns);
  for (const term of terms) having[term]!++;
  const chosen = [...having.keys()].sort((a, b) => having[b]! - having[a]! || a - b).slice(0, mostTerms);
  const places = new Map(chosen.map((term, place) => [term, place]));
  return Array.from({ length: rows }, (_, row) => {
    const values = new Array<number>(chosen.length).fill(0);
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const place = places.get(terms[at]!);
      if (place !== undefined) values[place] = weights[at]!;
    }
    const length = Math.hypot(...values) || 1;
    return values.map((value) => value / length);
  });
}

/** Non-negative matrix factorisation by multiplicative updates (Lee, Seung 2001); a paper is in its largest factor's group. */
export const groupByNmf: Grouping = (matrix, count, seed) => {
  const { rows, columns, starts, terms, weights } = matrix;
  const random = createRandom(seed);
  const fill = (size: number): Float32Array => Float32Array.from({ length: size }, () => 0.01 + random.below(1000) / 1000);
  const [w, h] = [fill(rows * count), fill(columns * count)];
  for (let round = 0; round < rounds * 3; round++) {
    for (const [own, other, ofRows] of [
      [w, h, true],
      [h, w, false],
    ] as const) {
      const pulled = new Float32Array(own.length);
      for (let row = 0; row < rows; row++) {
        for (let at = starts[row]!; at < starts[row + 1]!; at++) {
          const [to, from] = ofRows ? [row * count, terms[at]! * count] : [terms[at]! * count, row * count];
          for (let factor = 0; factor < count; factor++) pulled[to + factor]! += weights[at]! * other[from + factor]!;
        }
      }
      scale(own, pulled, other, count);
    }
  }
  return Int32Array.from({ length: rows }, (_, row) => {
    const own = w.subarray(row * count, (row + 1) * count);
    return own.indexOf(Math.max(...own));
  });
};

/** One multiplicative update: times what pulls the factor up, by what the other factor makes of it. */
function scale(own: Float32Array, pulled: Float32Array, other: Float32Array, count: number): void {
  const products = new Float64Array(count * count);
  for (let at = 0; at < other.length; at += count) {
    for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) products[a * count + b]! += other[at + a]! * other[at + b]!;
  }
  const before = new Float64Array(count);
  for (let at = 0; at < own.length; at += count) {
    for (let factor = 0; factor < count; factor++) before[factor] = own[at + factor]!;
    for (let factor = 0; factor < count; factor++) {
      let held = 1e-9;
      for (let b = 0; b < count; b++) held += before[b]! * products[b * count + factor]!;
      own[at + factor] = (before[factor]! * pulled[at + factor]!) / held;
    }
  }
}
