/** A paper that the first ranking stage put among the best, and that the second stage ranks again. */
export interface RankingCandidate {
  readonly title: string;
  readonly abstract: string;
  readonly names: readonly string[];
  /** The BM25 score of the query's words, with the title counted twice. Higher is better. */
  readonly score: number;
}

/**
 * The second ranking stage, which returns a new score for each candidate, in the same order. For one query, the scores depend only on
 * the candidates.
 */
export type Reranker = (candidates: readonly RankingCandidate[]) => readonly number[];
