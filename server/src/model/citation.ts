import type { Span } from '../base/span';

/** The string with which a draft cites a work: `duoattention` in `[@duoattention]` and in `\cite{duoattention}`. */
export type CitationKey = string;

/** How the sentence refers to a work (pandoc manual, "Citation syntax"; natbib's `\citet` and `\citep`). */
export type CitationMode = 'parenthetical' | 'narrative' | 'year-only';

/** One work in a citation. */
export interface CitationItem {
  readonly key: CitationKey;
  /** The span of the key, without `@`, braces or punctuation. */
  readonly keySpan: Span;
  readonly mode: CitationMode;
  /**
   * The text after the key as the draft writes it, but on one line; undefined if there is none. In Markdown it begins with the comma or
   * space after the key: `, p. 3, and more`. A locator is at the start of the text, or directly after that comma or space.
   */
  readonly prefix?: string;
  /**
   * The text after the key as the draft writes it, but on one line; undefined if there is none. If the text contains a locator, it
   * begins with the locator. In Markdown the text includes the comma or space after the key: `, p. 3, and more`.
   */
  readonly suffix?: string;
}

/** One or more items that are printed as one citation: `[see @a, p. 3; @b]`, `\citep[see][p.~3]{a,b}`. */
export interface Citation {
  readonly span: Span;
  readonly items: readonly CitationItem[];
}
