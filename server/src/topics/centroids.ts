import { dot, normaliseRows, type Vectors } from './vectors';

/** The group of a paper that has no direction. */
export const noGroup = -1;

/** The direction of each group, length 1. */
export function findCentroids({ rows, width, values }: Vectors, groups: Int32Array, count: number): Float32Array {
  const centroids = new Float32Array(count * width);
  for (let row = 0; row < rows; row++) {
    const group = groups[row] as number;
    if (group === noGroup) continue;
    const to = group * width;
    const from = row * width;
    for (let at = 0; at < width; at++) centroids[to + at] = (centroids[to + at] as number) + (values[from + at] as number);
  }
  normaliseRows(centroids, width);
  return centroids;
}

/** The nearest of the centroids from `first` up to, without, `end`; the first of equals; `noGroup` for a zero vector. */
export function findNearest(values: Float32Array, row: number, width: number, centroids: Float32Array, first: number, end: number): number {
  let best = noGroup;
  let bestScore = -Infinity;
  const from = row * width;
  let isZero = true;
  for (let at = from; at < from + width && isZero; at++) isZero = values[at] === 0;
  if (isZero) return noGroup;
  for (let group = first; group < end; group++) {
    const score = dot(values, from, centroids, group * width, width);
    if (score > bestScore) [best, bestScore] = [group, score];
  }
  return best;
}

export function assignToNearest({ rows, width, values }: Vectors, centroids: Float32Array, count: number): Int32Array {
  const groups = new Int32Array(rows);
  for (let row = 0; row < rows; row++) groups[row] = findNearest(values, row, width, centroids, 0, count);
  return groups;
}

/** Spherical k-means: moves each paper to the nearest group until hardly one moves. */
export function refineGroups(vectors: Vectors, groups: Int32Array, count: number, rounds: number): Int32Array {
  let refined = groups;
  for (let round = 0; round < rounds; round++) {
    const centroids = findCentroids(vectors, refined, count);
    const next = assignToNearest(vectors, centroids, count);
    let moved = 0;
    for (let row = 0; row < next.length; row++) if (next[row] !== refined[row]) moved++;
    refined = next;
    if (moved * 1000 < vectors.rows) break;
  }
  return refined;
}
