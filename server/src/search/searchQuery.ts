import type { FieldMatch } from './highlight/explainMatch';

/** A document that was found. */
export interface SearchHit<Document> {
  readonly document: Document;
  /** Higher is better; comparable within one answer, and among indexes of one collection. */
  readonly score: number;
  readonly matches: readonly FieldMatch[];
}

export interface SearchHits<Document> {
  /** Best first. */
  readonly hits: readonly SearchHit<Document>[];
  /** How many documents matched, shown or not. */
  readonly total: number;
  /** Set where no document has every word that was typed: these are those that are nearest. */
  readonly isNearest?: true;
}

export interface WordQuery {
  /** Words as typed; where it ends in a letter the last word may be unfinished. */
  readonly text: string;
  /** Whether the writer has paused: then the words tell an idea, and the list may turn. A space behind the last word says the same. */
  readonly isSettled?: boolean;
  /** Must stand in the title, abstract or names as they are, white space and case apart. */
  readonly phrases?: readonly string[];
  /** Words and phrases that a paper must not have. */
  readonly excluded?: readonly string[];
}

export interface SearchOptions<Document> {
  /** How many hits at most. */
  readonly limit: number;
  /** The text around the cursor: re-ranks, neither adds nor removes. */
  readonly context?: string | undefined;
  /** Papers for which this is false are not found. */
  readonly accepts?: ((document: Document) => boolean) | undefined;
}
