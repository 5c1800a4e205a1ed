/** How much more often a word occurs in names, venues and titles than elsewhere: from 0 (far less often) over 7 to 15 (far more). */
export interface WordOdds {
  readonly name: number;
  readonly venue: number;
  readonly title: number;
}

/** The words that the model knows. Kept as hashes in an open hash table: the upper 16 bits of the hash, and four bits of each odds. */
export class Lexicon {
  private readonly mask: number;

  /** `table` has two numbers a slot: the fingerprint, which is never 0 for a word, and the odds. Its length is a power of two. */
  constructor(readonly table: Uint16Array) {
    this.mask = table.length / 2 - 1;
  }

  static build(words: ReadonlyMap<number, WordOdds>, slots: number): Lexicon {
    const lexicon = new Lexicon(new Uint16Array(2 * slots));
    for (const [hash, { name, venue, title }] of words) {
      let at = hash & lexicon.mask;
      while (lexicon.table[2 * at] !== 0) at = (at + 1) & lexicon.mask;
      lexicon.table[2 * at] = fingerprint(hash);
      lexicon.table[2 * at + 1] = name | (venue << 4) | (title << 8);
    }
    return lexicon;
  }

  /** Whether no slot is free, as only in a damaged file: the search for an unknown word would never end. */
  get isFull(): boolean {
    return this.table.every((fingerprintOrOdds, at) => at % 2 === 1 || fingerprintOrOdds !== 0);
  }

  /** The odds of the word with this hash (`hashToken`); undefined for words that the lexicon does not have. */
  find(hash: number): WordOdds | undefined {
    const wanted = fingerprint(hash);
    for (let at = hash & this.mask; ; at = (at + 1) & this.mask) {
      const found = this.table[2 * at];
      if (found === 0 || found === undefined) return undefined;
      if (found !== wanted) continue;
      const odds = this.table[2 * at + 1] ?? 0;
      return { name: odds & 15, venue: (odds >> 4) & 15, title: (odds >> 8) & 15 };
    }
  }
}

function fingerprint(hash: number): number {
  return hash >>> 16 || 1;
}
