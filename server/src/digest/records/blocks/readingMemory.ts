/**
 * What has been computed from parts of a text alone, such as the words and marks of a block. Equal parts of one text share it, and a text
 * after an edit takes it from the text before. It never changes what is read: the same is computed again for what it does not have.
 */
export class ReadingMemory {
  #now = new Map<string, Facts>();
  #before = new Map<string, Facts>();
  #count = 0;

  /** Begins to read a text. What the reading before the last one needed alone is forgotten. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** The facts of a part. Parts with equal descriptions must be alike in all that is computed of them. */
  factsOf(description: string): Facts {
    let facts = this.#now.get(description);
    if (facts === undefined) {
      facts = this.#before.get(description) ?? new Facts(++this.#count);
      this.#now.set(description, facts);
    }
    return facts;
  }
}

/** The facts of a part of a text, computed when they are first needed. */
export class Facts {
  readonly #known = new Map<unknown, unknown>();

  /** `id` is different for parts that are not alike, within one memory. */
  constructor(readonly id: number) {}

  /** The result of `compute`, which must depend on the part and on `question` alone. */
  recall<T>(question: unknown, compute: () => T): T {
    if (this.#known.has(question)) return this.#known.get(question) as T;
    const found = compute();
    this.#known.set(question, found);
    return found;
  }
}
