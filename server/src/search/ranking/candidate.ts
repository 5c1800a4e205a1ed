/** One of the best documents of the first ranking stage. */
export interface RerankedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly names: readonly string[];
  /** The BM25 score of the query's words, with the title counted twice. Higher is better. */
  readonly score: number;
}

/**
 * The second ranking stage, which returns a new score for each candidate, in order. It reads only their texts, so the same texts
 * always get the same scores.
 */
export type Reranker = (candidates: readonly RerankedPaper[]) => readonly number[];
