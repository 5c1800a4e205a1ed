/** A paper that a text holds, as a person reads it there. */
export interface TruePaper {
  readonly title: string;
  /** Without version. */
  readonly arxiv?: string;
  readonly doi?: string;
  /** As the text writes them; where it names first authors only, those. */
  readonly authors?: readonly string[];
  /** Whether the text holds an abstract or a summary of this paper; undefined where nobody looked. */
  readonly hasAbstract?: boolean;
}

/** A text of papers, or of none, and what a reader should find in it. */
export interface Capture {
  readonly name: string;
  /** Captures of one shape: they are left out together. */
  readonly family: string;
  /** `en`, `ja/en`; undefined where nobody said. */
  readonly language?: string;
  /** Only its ending says something. */
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  /** Titles of `papers`, in their order. */
  readonly titles: readonly string[];
  readonly papers: readonly TruePaper[];
  /** Titles that count neither as found nor as surplus. */
  readonly neither?: readonly string[];
}
