import type { FieldMatch } from './highlight/explainMatch';

/** A document that was found. */
export interface SearchHit<Document> {
  readonly document: Document;
  /** Higher is better. Comparable within one result, and between indexes of the same collection. */
  readonly score: number;
  readonly matches: readonly FieldMatch[];
}

export interface SearchHits<Document> {
  /** Best first. */
  readonly hits: readonly SearchHit<Document>[];
  /** The number of matching documents, including those beyond the limit. */
  readonly total: number;
  /** Set when no document has all words of the query, so `hits` are only the closest ones. */
  readonly isNearest?: true;
}

export interface WordQuery {
  /** As typed. If the text ends in a letter, the last word may be unfinished. */
  readonly text: string;
  /**
   * Whether the user has paused. Only then is a query of several words searched as an idea, which may reorder the list. A space
   * after the last word has the same effect.
   */
  readonly isSettled?: boolean;
  /** Each must occur literally in the title, the abstract or a name, ignoring white space and letter case. */
  readonly phrases?: readonly string[];
  /** A paper with any of these words or phrases is left out. */
  readonly excluded?: readonly string[];
}

export interface SearchOptions<Document> {
  /** The maximum number of hits. */
  readonly limit: number;
  /** The text around the cursor. It changes the order of the hits, never which ones are found. */
  readonly context?: string | undefined;
  /** Papers for which this returns false are left out. */
  readonly accepts?: ((document: Document) => boolean) | undefined;
}
