/** One of the best documents of a first ranking. */
export interface Candidate {
  readonly title: string;
  readonly abstract: string;
  readonly names: readonly string[];
  /** The sum of what the query's words give: BM25 with the title counted twice. Higher is better. */
  readonly score: number;
}

/**
 * The second stage over the best documents of the first: a new score for each candidate, in their order. It looks at texts
 * only, so that the same texts get the same scores.
 */
export type Reranker = (candidates: readonly Candidate[]) => readonly number[];
