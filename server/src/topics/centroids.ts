/** The sum of the vectors of each group, one after the other, with the length of each sum and the number of vectors in it. */
interface Sums {
  readonly sums: Float32Array;
  readonly lengths: Float64Array;
  readonly sizes: Int32Array;
}

/** The vectors of papers, in row order. Each vector has length 1, or is zero for a paper without any known term. */
export interface Vectors {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** The group of a paper that belongs to no group, such as a paper without any known term. */
export const noGroup = -1;

/**
 * The direction of each group, as a vector. The length of the vector is 1 if all papers of the group point the same way; the more they
 * differ, the shorter the vector. If the length were always 1, a wide group would be close to everything.
 */
export function findCentroids(vectors: Vectors, groups: Int32Array, count: number): Float32Array {
  const { width } = vectors;
  const { sums, sizes, lengths } = sumGroups(vectors, groups, count);
  for (let at = 0; at < sums.length; at++) {
    const group = Math.floor(at / width);
    sums[at] = weigh(sums[at] as number, lengths[group] as number, sizes[group] as number);
  }
  return sums;
}

/**
 * How close a paper is to a group, computed from the product of the paper with the sum of the group's papers. It is the geometric mean
 * of two products: that of the paper with the group's direction, and that with the group's mean paper.
 */
function weigh(product: number, length: number, size: number): number {
  return product / Math.sqrt(length * size || 1);
}

/** Like `weigh`, for a paper of the group, which is measured without the paper. The paper has length 1: |s - x|² = |s|² - 2 s·x + 1. */
function weighWithout(product: number, length: number, size: number): number {
  return weigh(product - 1, Math.sqrt(Math.max(0, length * length - 2 * product + 1)), size - 1);
}

/** How near each paper is to the centroid of its group; 0 for a paper in no group. */
export function measureNearness({ width, values }: Vectors, groups: Int32Array, centroids: Float32Array): Float32Array {
  return Float32Array.from(groups, (group, row) =>
    group === noGroup ? 0 : dotProduct(values, row * width, centroids, group * width, width),
  );
}

/** How near each paper is to the other papers of its group; 0 for a paper that is alone or in no group. */
export function measureOwnNearness(vectors: Vectors, groups: Int32Array, count: number): Float32Array {
  const { width, values } = vectors;
  const { sums, lengths, sizes } = sumGroups(vectors, groups, count);
  return Float32Array.from(groups, (group, row) => {
    if (group === noGroup || (sizes[group] as number) < 2) return 0;
    const product = dotProduct(values, row * width, sums, group * width, width);
    return weighWithout(product, lengths[group] as number, sizes[group] as number);
  });
}

/** The number of papers in each of `count` groups. */
export function countMembers(groups: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count);
  for (const group of groups) if (group !== noGroup) sizes[group] = (sizes[group] as number) + 1;
  return sizes;
}

export function sumGroups({ rows, width, values }: Vectors, groups: Int32Array, count: number): Sums {
  const sums = new Float32Array(count * width);
  const sizes = new Int32Array(count);
  for (let row = 0; row < rows; row++) {
    const group = groups[row] as number;
    if (group === noGroup) continue;
    sizes[group] = (sizes[group] as number) + 1;
    const to = group * width;
    const from = row * width;
    for (let at = 0; at < width; at++) sums[to + at] = (sums[to + at] as number) + (values[from + at] as number);
  }
  const lengths = Float64Array.from(sizes, (_, group) => Math.sqrt(dotProduct(sums, group * width, sums, group * width, width)));
  return { sums, lengths, sizes };
}

/**
 * The number of the nearest centroid from `first` up to but not including `end`. If several are equally near, it is the first of them.
 * `noGroup` for a paper whose vector is zero.
 */
export function findNearest(values: Float32Array, row: number, width: number, centroids: Float32Array, first: number, end: number): number {
  let best = noGroup;
  let bestScore = -Infinity;
  if (isZero({ width, values }, row)) return noGroup;
  for (let group = first; group < end; group++) {
    const score = dotProduct(values, row * width, centroids, group * width, width);
    if (score > bestScore) [best, bestScore] = [group, score];
  }
  return best;
}

export function assignToNearest({ rows, width, values }: Vectors, centroids: Float32Array, count: number): Int32Array {
  const groups = new Int32Array(rows);
  for (let row = 0; row < rows; row++) groups[row] = findNearest(values, row, width, centroids, 0, count);
  return groups;
}

/**
 * Moves papers one by one to the nearest group, for at most `rounds` rounds or until hardly any paper moves (Hartigan's k-means, on a
 * sphere). When a paper is compared with its own group, the group is measured without this paper; otherwise a small group would keep
 * every paper that it contains by chance. `leanings` are added to the nearness: the number for a paper and a group is at index
 * `paper * count + group`.
 */
export function refineGroups(vectors: Vectors, groups: Int32Array, count: number, rounds: number, leanings?: Float32Array): Int32Array {
  const refined = groups.slice();
  const sums = sumGroups(vectors, groups, count);
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    refined.forEach((own, row) => {
      const group = own === noGroup ? noGroup : findNearestOther(vectors, row, sums, own, leanings);
      if (group === own) return;
      movePaper(vectors, row, sums, own, group);
      refined[row] = group;
      moved++;
    });
    if (moved * 1000 < vectors.rows) break;
  }
  return refined;
}

function movePaper({ width, values }: Vectors, row: number, { sums, lengths, sizes }: Sums, from: number, to: number): void {
  for (const [group, sign] of [
    [from, -1],
    [to, 1],
  ] as const) {
    const start = group * width;
    for (let at = 0; at < width; at++) sums[start + at] = (sums[start + at] as number) + sign * (values[row * width + at] as number);
    lengths[group] = Math.sqrt(dotProduct(sums, start, sums, start, width));
    sizes[group] = (sizes[group] as number) + sign;
  }
}

/** The group that is nearest to a paper, measured without the paper itself. If several are equally near, it is the first of them. */
function findNearestOther(
  { width, values }: Vectors,
  row: number,
  { sums, lengths, sizes }: Sums,
  own: number,
  leanings?: Float32Array,
): number {
  let best = own;
  let bestScore = -Infinity;
  for (let group = 0; group < lengths.length; group++) {
    const product = dotProduct(values, row * width, sums, group * width, width);
    const length = lengths[group] as number;
    const size = sizes[group] as number;
    const nearness = group === own ? weighWithout(product, length, size) : weigh(product, length, size);
    const score = nearness + (leanings?.[row * lengths.length + group] ?? 0);
    if (score > bestScore) [best, bestScore] = [group, score];
  }
  return best;
}

/** Scales every row to length 1; rows close to zero become zero. */
export function normaliseRows(vectors: Float32Array, width: number): void {
  for (let start = 0; start < vectors.length; start += width) {
    let sum = 0;
    for (let at = start; at < start + width; at++) sum += (vectors[at] as number) ** 2;
    if (sum < 1e-12) {
      vectors.fill(0, start, start + width);
      continue;
    }
    const by = 1 / Math.sqrt(sum);
    for (let at = start; at < start + width; at++) vectors[at] = (vectors[at] as number) * by;
  }
}

/**
 * The dot product of two rows, which is their cosine if both have length 1. The processor can compute the four sums in parallel,
 * because they do not depend on each other.
 */
export function dotProduct(a: Float32Array, aStart: number, b: Float32Array, bStart: number, width: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let at = 0;
  for (; at + 3 < width; at += 4) {
    s0 += (a[aStart + at] as number) * (b[bStart + at] as number);
    s1 += (a[aStart + at + 1] as number) * (b[bStart + at + 1] as number);
    s2 += (a[aStart + at + 2] as number) * (b[bStart + at + 2] as number);
    s3 += (a[aStart + at + 3] as number) * (b[bStart + at + 3] as number);
  }
  for (; at < width; at++) s0 += (a[aStart + at] as number) * (b[bStart + at] as number);
  return s0 + s1 + s2 + s3;
}

export function pickRows({ width, values }: Vectors, rows: readonly number[]): Vectors {
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, at) => picked.set(values.subarray(row * width, (row + 1) * width), at * width));
  return { rows: rows.length, width, values: picked };
}

export function isZero({ width, values }: Pick<Vectors, 'width' | 'values'>, row: number): boolean {
  const end = (row + 1) * width;
  for (let at = row * width; at < end; at++) if (values[at] !== 0) return false;
  return true;
}
