import { listStems } from './lessons';

/** The stems that get a vector, with the number of texts that have each. */
export class Vocabulary {
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(
    readonly stems: readonly string[],
    /** The share of the texts that have each stem. */
    readonly shares: Float32Array,
  ) {
    this.#numbers = new Map(stems.map((stem, index) => [stem, index]));
  }

  /** The different stems of a text that have a vector, as numbers. */
  number(text: string): Int32Array {
    const found = new Set<number>();
    for (const stem of listStems(text)) {
      const index = this.#numbers.get(stem);
      if (index !== undefined) found.add(index);
    }
    return Int32Array.from(found);
  }
}

/** A stem in fewer texts gets no vector. */
const minTexts = 4;
/** Longer ones are hashes and addresses. */
const maxLength = 24;

/** Counts stems; a stem counts once a text. */
export class StemCounts {
  readonly #counts = new Map<string, number>();
  #texts = 0;

  add(text: string): void {
    this.#texts += 1;
    for (const stem of new Set(listStems(text)))
      if (stem.length <= maxLength && /\p{L}/u.test(stem)) this.#counts.set(stem, (this.#counts.get(stem) ?? 0) + 1);
  }

  /** The `size` stems in most texts, in the order of the code units. */
  build(size: number): Vocabulary {
    const kept = [...this.#counts]
      .filter(([, count]) => count >= minTexts)
      .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
      .slice(0, size)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return new Vocabulary(
      kept.map(([stem]) => stem),
      Float32Array.from(kept, ([, count]) => count / this.#texts),
    );
  }
}
