import { stemContentWord, tokenizeWords } from '#text';

/** What a text is about, as a direction: `dimensions` numbers of length 1 together; all 0 for a text without known words. */
export interface TextDirection {
  readonly vector: Float32Array;
  /** The share of the content words of the text that have a vector, from 0 to 1; 1 for a text without content words. */
  readonly known: number;
}

/**
 * Vectors of words, trained so that a title or passage is near the rest of its abstract (`npm run train-vectors`). A word's vector is long
 * where the word says much, so that the sum of the vectors of a text says what the text is about.
 */
export class WordVectors {
  readonly #numbers: ReadonlyMap<string, number>;

  /** `steps` has the numbers of all words, `scales` the length of the steps of each word. */
  constructor(
    readonly stems: readonly string[],
    readonly dimensions: number,
    readonly steps: Int8Array,
    readonly scales: Float32Array,
  ) {
    this.#numbers = new Map(stems.map((stem, index) => [stem, index]));
  }

  /** The index of a stem in `stems`; undefined for an unknown one. */
  find(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }

  /** Writes the vector of a stem, by its index in `stems`, to `vector`. */
  write(index: number, vector: Float32Array): void {
    const scale = this.scales[index] ?? 0;
    const start = index * this.dimensions;
    for (let at = 0; at < this.dimensions; at += 1) vector[at] = scale * (this.steps[start + at] ?? 0);
  }

  /** The meaning of a text. Each word counts once. */
  read(text: string): TextDirection {
    return this.readStems(this.listStems(text));
  }

  /** The different stems of the content words of a text. */
  listStems(text: string): Set<string> {
    return new Set(tokenizeWords(text).flatMap(({ term }) => stemContentWord(term) ?? []));
  }

  readStems(stems: ReadonlySet<string>): TextDirection {
    const vector = new Float32Array(this.dimensions);
    const own = new Float32Array(this.dimensions);
    let known = 0;
    for (const stem of stems) {
      const index = this.find(stem);
      if (index === undefined) continue;
      known += 1;
      this.write(index, own);
      for (let at = 0; at < own.length; at += 1) vector[at] = (vector[at] ?? 0) + (own[at] ?? 0);
    }
    normalize(vector);
    return { vector, known: stems.size === 0 ? 1 : known / stems.size };
  }
}

export function normalize(vector: Float32Array): void {
  let length = 0;
  for (const each of vector) length += each * each;
  if (length === 0) return;
  const factor = 1 / Math.sqrt(length);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) * factor;
}
