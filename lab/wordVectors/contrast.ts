import type { Random } from '../../test/support/random';
import type { Pair } from './pairs';

/** How vectors are trained. */
export interface Training {
  readonly dimensions: number;
  readonly epochs: number;
  /** So many pairs at once; each left side has to be told from the right sides of all. */
  readonly batch: number;
  readonly temperature: number;
  readonly rate: number;
}

/**
 * Trains vectors by contrast (InfoNCE in both directions): the sum of the vectors of one side of a pair is to be nearer to that of its other
 * side than to those of the other pairs. Row-wise Adagrad. `initial` is the length with which each vector begins.
 */
export function trainVectors(
  initial: Float32Array,
  listPairs: (epoch: number) => readonly Pair[],
  { dimensions, epochs, batch, temperature, rate }: Training,
  random: Random,
  say: (text: string) => void,
): Float32Array {
  const vectors = new Float32Array(initial.length * dimensions);
  for (let at = 0; at < vectors.length; at += 1)
    vectors[at] = ((initial[Math.floor(at / dimensions)] ?? 0) * (random.below(20_001) / 10_000 - 1)) / Math.sqrt(dimensions / 3);
  const squares = new Float32Array(initial.length).fill(1e-8);
  const left = new Sides(batch, dimensions);
  const right = new Sides(batch, dimensions);
  const steps = new Float32Array(batch * batch);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const pairs = listPairs(epoch);
    let loss = 0;
    let batches = 0;
    for (let from = 0; from + batch <= pairs.length; from += batch) {
      const own = pairs.slice(from, from + batch);
      left.sum(
        own.map((pair) => pair.left),
        vectors,
      );
      right.sum(
        own.map((pair) => pair.right),
        vectors,
      );
      loss += contrast(left.units, right.units, batch, dimensions, temperature, steps);
      batches += 1;
      const progress = ((epoch - 1) * pairs.length + from) / (epochs * pairs.length);
      const step = rate * (1 - 0.9 * progress);
      left.learn(right.units, steps, false);
      right.learn(left.units, steps, true);
      left.apply(
        own.map((pair) => pair.left),
        vectors,
        squares,
        step,
      );
      right.apply(
        own.map((pair) => pair.right),
        vectors,
        squares,
        step,
      );
    }
    say(`epoch ${epoch}: loss ${(loss / batches).toFixed(4)}`);
  }
  return vectors;
}

/** Writes the derivatives of the loss by the products of all left and right sides to `steps`; returns the loss. */
function contrast(
  left: Float32Array,
  right: Float32Array,
  batch: number,
  dimensions: number,
  temperature: number,
  steps: Float32Array,
): number {
  const columns = new Float64Array(batch);
  const rows = new Float64Array(batch);
  for (let row = 0; row < batch; row += 1) {
    let sum = 0;
    for (let column = 0; column < batch; column += 1) {
      let product = 0;
      const [a, b] = [row * dimensions, column * dimensions];
      for (let at = 0; at < dimensions; at += 1) product += (left[a + at] as number) * (right[b + at] as number);
      const value = Math.exp((product - 1) / temperature);
      steps[row * batch + column] = value;
      sum += value;
      columns[column] = (columns[column] as number) + value;
    }
    rows[row] = sum;
  }
  let loss = 0;
  const factor = 1 / (2 * temperature);
  for (let row = 0; row < batch; row += 1)
    for (let column = 0; column < batch; column += 1) {
      const value = steps[row * batch + column] as number;
      const [byRow, byColumn] = [value / (rows[row] as number), value / (columns[column] as number)];
      if (row === column) loss -= (Math.log(byRow) + Math.log(byColumn)) / 2;
      steps[row * batch + column] = factor * (byRow + byColumn - (row === column ? 2 : 0));
    }
  return loss / batch;
}

/** One side of all pairs of a batch. */
class Sides {
  readonly units: Float32Array;
  readonly #lengths: Float32Array;
  readonly #slopes: Float32Array;

  constructor(
    readonly batch: number,
    readonly dimensions: number,
  ) {
    this.units = new Float32Array(batch * dimensions);
    this.#slopes = new Float32Array(batch * dimensions);
    this.#lengths = new Float32Array(batch);
  }

  /** The directions of the sums of the vectors of words. */
  sum(texts: readonly Int32Array[], vectors: Float32Array): void {
    const { units, dimensions } = this;
    units.fill(0);
    for (const [index, words] of texts.entries()) {
      const start = index * dimensions;
      for (const word of words)
        for (let at = 0; at < dimensions; at += 1)
          units[start + at] = (units[start + at] as number) + (vectors[word * dimensions + at] as number);
      let length = 1e-12;
      for (let at = 0; at < dimensions; at += 1) length += (units[start + at] as number) ** 2;
      length = Math.sqrt(length);
      this.#lengths[index] = length;
      for (let at = 0; at < dimensions; at += 1) units[start + at] = (units[start + at] as number) / length;
    }
  }

  /** The derivatives of the loss by the sums. */
  learn(others: Float32Array, steps: Float32Array, isRight: boolean): void {
    const { batch, dimensions, units } = this;
    const slopes = this.#slopes.fill(0);
    for (let own = 0; own < batch; own += 1) {
      const start = own * dimensions;
      for (let other = 0; other < batch; other += 1) {
        const step = steps[isRight ? other * batch + own : own * batch + other] as number;
        if (step < 1e-5 && step > -1e-5) continue;
        for (let at = 0; at < dimensions; at += 1)
          slopes[start + at] = (slopes[start + at] as number) + step * (others[other * dimensions + at] as number);
      }
      let along = 0;
      for (let at = 0; at < dimensions; at += 1) along += (slopes[start + at] as number) * (units[start + at] as number);
      const length = this.#lengths[own] as number;
      for (let at = 0; at < dimensions; at += 1)
        slopes[start + at] = ((slopes[start + at] as number) - along * (units[start + at] as number)) / length;
    }
  }

  /** Moves the vectors of the words of each text. */
  apply(texts: readonly Int32Array[], vectors: Float32Array, squares: Float32Array, rate: number): void {
    const { dimensions } = this;
    const slopes = this.#slopes;
    for (const [index, words] of texts.entries()) {
      const start = index * dimensions;
      let square = 0;
      for (let at = 0; at < dimensions; at += 1) square += (slopes[start + at] as number) ** 2;
      square /= dimensions;
      for (const word of words) {
        squares[word] = (squares[word] as number) + square;
        const factor = rate / Math.sqrt(squares[word] as number);
        for (let at = 0; at < dimensions; at += 1)
          vectors[word * dimensions + at] = (vectors[word * dimensions + at] as number) - factor * (slopes[start + at] as number);
      }
    }
  }
}
