/** The vectors of papers, in row order. Each vector has length 1, or is zero for a paper without any known term. */
export interface Vectors {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
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
