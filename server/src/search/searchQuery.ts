import type { FieldMatch } from './highlight/highlighter';

export interface SearchHit<Document> {
  readonly document: Document;
  /** Higher is better. Scores can be compared within one result, and between indexes of the same documents. */
  readonly score: number;
  /** Computed when it is first read, because the texts of the document have to be searched. */
  readonly matches: readonly FieldMatch[];
}

export interface SearchHits<Document> {
  /** The documents found, best first. */
  readonly hits: readonly SearchHit<Document>[];
  /** The number of matching documents, including those beyond the limit. */
  readonly total: number;
  /** Set if none of the matching documents has all words of the query, so that `hits` are only the closest ones. */
  readonly isNearest?: true;
}

export interface WordQuery {
  /** The words to search for, as typed. If nothing follows the last word, not even a space, the word may be unfinished. */
  readonly text: string;
  /**
   * Whether the writer has paused. A longer query is searched as an idea (see `searchByIdea`) only after a pause or a space, because
   * this may reorder the list.
   */
  readonly isSettled?: boolean;
  /** Each phrase must occur literally in one field of a paper. Letter case, accents and the amount of white space are ignored. */
  readonly phrases?: readonly string[];
  /** A paper with any of these words or phrases is left out. */
  readonly excluded?: readonly string[];
}

export interface SearchOptions<Document> {
  /** The maximum number of hits. */
  readonly limit: number;
  /** The text around the cursor. It changes the order of the matching documents, never which documents match. */
  readonly context?: string | undefined;
  /** Papers for which this returns false are left out. */
  readonly accepts?: ((document: Document) => boolean) | undefined;
}
