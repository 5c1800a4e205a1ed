import { createRandom } from '../support/random';
import type { TermMatrix } from '../../server/src/topics/termMatrix';

/** Groups papers by their terms into `count` groups: what the topics are compared with. The number of the group by row. */
export type Grouping = (matrix: TermMatrix, count: number, seed: number) => Int32Array;

const rounds = 30;

/** Spherical k-means on TF-IDF, begun with k-means++. */
export const groupByKMeans: Grouping = (matrix, count, seed) => {
  const { rows, columns, starts, terms, weights } = matrix;
  const centres = chooseCentres(matrix, count, seed);
  const groups = new Int32Array(rows).fill(-1);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let row = 0; row < rows; row++) {
      const nearness = nearnessTo(matrix, centres, count, row);
      const best = nearness.indexOf(Math.max(...nearness));
      if (groups[row] !== best) moved++;
      groups[row] = best;
    }
    if (moved * 1000 < rows) break;
    centres.fill(0);
    for (let row = 0; row < rows; row++) for (let at = starts[row]!; at < starts[row + 1]!; at++) centres[terms[at]! * count + groups[row]!]! += weights[at]!;
    const norms = new Float64Array(count);
    for (let at = 0; at < columns * count; at++) norms[at % count]! += centres[at]! ** 2;
    for (let at = 0; at < columns * count; at++) centres[at]! /= Math.sqrt(norms[at % count]!) || 1;
  }
  return groups;
};

/** Term by term, one number for each centre. */
function chooseCentres(matrix: TermMatrix, count: number, seed: number): Float32Array {
  const { rows, columns, starts, terms, weights } = matrix;
  const random = createRandom(seed);
  const centres = new Float32Array(columns * count);
  const farness = new Float64Array(rows).fill(1);
  for (let centre = 0; centre < count; centre++) {
    let left = (random.below(1_000_000) / 1_000_000) * farness.reduce((sum, far) => sum + far, 0);
    let chosen = 0;
    while (chosen < rows - 1 && (left -= farness[chosen]!) > 0) chosen++;
    for (let at = starts[chosen]!; at < starts[chosen + 1]!; at++) centres[terms[at]! * count + centre] = weights[at]!;
    for (let row = 0; row < rows; row++) farness[row] = Math.min(farness[row]!, Math.max(0, 1 - nearnessTo(matrix, centres, count, row)[centre]!));
  }
  return centres;
}

function nearnessTo({ starts, terms, weights }: TermMatrix, centres: Float32Array, count: number, row: number): number[] {
  const nearness = new Array<number>(count).fill(0);
  for (let at = starts[row]!; at < starts[row + 1]!; at++) for (let centre = 0; centre < count; centre++) nearness[centre]! += weights[at]! * centres[terms[at]! * count + centre]!;
  return nearness;
}

/** Non-negative matrix factorisation by multiplicative updates (Lee, Seung 2001); a paper is in its largest factor's group. */
export const groupByNmf: Grouping = (matrix, count, seed) => {
  const { rows, columns, starts, terms, weights } = matrix;
  const random = createRandom(seed);
  const fill = (size: number): Float32Array => Float32Array.from({ length: size }, () => 0.01 + random.below(1000) / 1000);
  const [w, h] = [fill(rows * count), fill(columns * count)];
  for (let round = 0; round < rounds * 3; round++) {
    for (const [own, other, ofRows] of [[w, h, true], [h, w, false]] as const) {
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
