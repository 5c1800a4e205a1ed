/** One of the best documents of the first ranking stage. */
export interface RerankedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly names: readonly string[];
  /** The BM25 score of the query's words, with the title counted twice. Higher is better. */
  readonly score: number;
}

/**
 * The second ranking stage, which returns a new score for each candidate, in the same order. It depends only on these candidates, so
 * the same candidates always get the same scores.
 */
export type Reranker = (candidates: readonly RerankedPaper[]) => readonly number[];
