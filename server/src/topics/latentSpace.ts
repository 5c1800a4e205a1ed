import { normaliseRows, type Vectors } from './centroids';
import { createTermFinder, type StemSequences, type Vocabulary } from './vocabulary';
import { gap } from './wordReader';

/** The latent space of a collection (LSA), in which papers on one subject have similar directions, whichever words they use. */
export interface LatentSpace {
  readonly dimensions: number;
  /** `dimensions` numbers for each term. */
  readonly basis: Float32Array;
}

/** A sparse matrix of papers and terms. Each row is a vector of length 1, or zero if the paper has no term. */
export interface TermMatrix {
  readonly rows: number;
  readonly columns: number;
  /** The index in `terms` and `weights` at which each row begins, and, as a last element, the length of both arrays. */
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly weights: Float32Array;
}

const oversampling = 10;
/** The number of power iterations; three are enough to distinguish subjects. */
const rounds = 3;

/** The leading right singular vectors of the matrix, by randomised subspace iteration (Halko, Martinsson, Tropp 2011). */
export function findLatentSpace(matrix: TermMatrix, dimensions: number): LatentSpace {
  const width = Math.max(1, Math.min(dimensions + oversampling, matrix.rows, matrix.columns));
  let basis = createRandomBasis(matrix.columns, width);
  for (let round = 0; round < rounds; round++) {
    const left = multiply(matrix, basis, width);
    orthonormalise(left, width);
    basis = multiplyTransposed(matrix, left, width);
  }
  const { values, vectors } = findEigenvectors(findProducts(basis, width), width);
  const kept = values.subarray(0, dimensions).filter((value) => value > 1e-9).length;
  for (let column = 0; column < kept; column++) {
    const by = 1 / Math.sqrt(values[column] as number);
    for (let row = 0; row < width; row++) vectors[row * width + column] = (vectors[row * width + column] as number) * by;
  }
  return { dimensions: kept, basis: rotate(basis, vectors, width, kept) };
}

/** Returns the vectors of the papers in the latent space. */
export function projectPapers(matrix: TermMatrix, { basis, dimensions }: LatentSpace): Vectors {
  const values = multiply(matrix, basis, dimensions);
  normaliseRows(values, dimensions);
  return { rows: matrix.rows, width: dimensions, values };
}

function createRandomBasis(rows: number, width: number): Float32Array {
  const basis = new Float32Array(rows * width);
  let state = 0x9e3779b9;
  for (let at = 0; at < basis.length; at++) {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    basis[at] = ((mixed ^ (mixed >>> 14)) >>> 0) / 2_147_483_648 - 1;
  }
  return basis;
}

function multiply({ rows, starts, terms, weights }: TermMatrix, right: Float32Array, width: number): Float32Array {
  const product = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const to = row * width;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const weight = weights[at] as number;
      const from = (terms[at] as number) * width;
      for (let column = 0; column < width; column++)
        product[to + column] = (product[to + column] as number) + weight * (right[from + column] as number);
    }
  }
  return product;
}

function multiplyTransposed({ rows, columns, starts, terms, weights }: TermMatrix, left: Float32Array, width: number): Float32Array {
  const product = new Float32Array(columns * width);
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      const weight = weights[at] as number;
      const to = (terms[at] as number) * width;
      for (let column = 0; column < width; column++)
        product[to + column] = (product[to + column] as number) + weight * (left[from + column] as number);
    }
  }
  return product;
}

/** The dot products of all pairs of columns. */
function findProducts(matrix: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let start = 0; start < matrix.length; start += width) {
    for (let row = 0; row < width; row++) {
      const value = matrix[start + row] as number;
      for (let column = row; column < width; column++)
        product[row * width + column] = (product[row * width + column] as number) + value * (matrix[start + column] as number);
    }
  }
  for (let row = 0; row < width; row++)
    for (let column = 0; column < row; column++) product[row * width + column] = product[column * width + row] as number;
  return product;
}

/** Makes the columns orthonormal using the Cholesky factor of their products. Columns that depend on others become zero. */
function orthonormalise(matrix: Float32Array, width: number): void {
  const factor = findProducts(matrix, width);
  for (let row = 0; row < width; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = factor[row * width + column] as number;
      for (let at = 0; at < column; at++) sum -= (factor[row * width + at] as number) * (factor[column * width + at] as number);
      if (row === column) factor[row * width + row] = sum > 1e-10 ? Math.sqrt(sum) : 0;
      else
        factor[row * width + column] =
          (factor[column * width + column] as number) === 0 ? 0 : sum / (factor[column * width + column] as number);
    }
  }
  for (let start = 0; start < matrix.length; start += width) {
    for (let column = 0; column < width; column++) {
      let value = matrix[start + column] as number;
      for (let at = 0; at < column; at++) value -= (matrix[start + at] as number) * (factor[column * width + at] as number);
      const scale = factor[column * width + column] as number;
      matrix[start + column] = scale === 0 ? 0 : value / scale;
    }
  }
}

/** The eigenvectors of a symmetric matrix as columns, largest eigenvalue first, by Jacobi rotations. */
function findEigenvectors(matrix: Float64Array, width: number): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const vectors = new Float64Array(width * width);
  for (let at = 0; at < width; at++) vectors[at * width + at] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let p = 0; p < width; p++) for (let q = p + 1; q < width; q++) off += (a[p * width + q] as number) ** 2;
    if (off < 1e-18) break;
    for (let p = 0; p < width; p++) for (let q = p + 1; q < width; q++) turn(a, vectors, width, p, q);
  }
  const order = Array.from({ length: width }, (_, at) => at).sort(
    (x, y) => (a[y * width + y] as number) - (a[x * width + x] as number) || x - y,
  );
  const sorted = new Float64Array(width * width);
  order.forEach((from, to) => {
    for (let row = 0; row < width; row++) sorted[row * width + to] = vectors[row * width + from] as number;
  });
  return { values: Float64Array.from(order, (at) => a[at * width + at] as number), vectors: sorted };
}

/** One Jacobi rotation, which makes the element at (p, q) zero. */
function turn(a: Float64Array, vectors: Float64Array, width: number, p: number, q: number): void {
  const apq = a[p * width + q] as number;
  if (Math.abs(apq) < 1e-15) return;
  const theta = ((a[q * width + q] as number) - (a[p * width + p] as number)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let at = 0; at < width; at++) {
    const x = a[at * width + p] as number;
    const y = a[at * width + q] as number;
    a[at * width + p] = c * x - s * y;
    a[at * width + q] = s * x + c * y;
  }
  for (let at = 0; at < width; at++) {
    const x = a[p * width + at] as number;
    const y = a[q * width + at] as number;
    a[p * width + at] = c * x - s * y;
    a[q * width + at] = s * x + c * y;
    const vx = vectors[at * width + p] as number;
    const vy = vectors[at * width + q] as number;
    vectors[at * width + p] = c * vx - s * vy;
    vectors[at * width + q] = s * vx + c * vy;
  }
}

function rotate(basis: Float32Array, rotation: Float64Array, width: number, kept: number): Float32Array {
  const rows = basis.length / width;
  const rotated = new Float32Array(rows * kept);
  for (let row = 0; row < rows; row++) {
    const to = row * kept;
    for (let at = 0; at < width; at++) {
      const value = basis[row * width + at] as number;
      for (let column = 0; column < kept; column++)
        rotated[to + column] = (rotated[to + column] as number) + value * (rotation[at * width + column] as number);
    }
  }
  return rotated;
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
