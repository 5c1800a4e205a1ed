import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import type { FoundPaper } from '../requests/search';

/**
 * What the nearest paper must score, as a multiple of the logarithm of the library's size, with which the rarity of words
 * grows. Chosen on half of 468 sentences of drafts that carry a citation and of 936 that carry none, over the 1,131 papers
 * of `relevance/draft-citations`: of the other half "none" is said of 36 in 100 without a citation, and of 5 in 100 with
 * one (`npm run eval -- none`).
 */
const leastScore = 2.85;

/**
 * Whether a paper of the library is worth citing for a sentence; one that the writer cites for the like, or names, always is.
 * Those that are `cited` in it already don't count; `found` has none of them.
 */
export function fitsSentence(
  snapshot: Snapshot,
  sentence: string,
  found: readonly FoundPaper[],
  cited: ReadonlySet<Paper> = new Set(),
): boolean {
  if (found.some(({ citedIn, matches }) => citedIn !== undefined || matches[0]?.field === 'author')) return true;
  const index = snapshot.searchIndex();
  const nearest = index.suggest(sentence, { limit: 1 + cited.size }).hits.find(({ document }) => !cited.has(document));
  return nearest !== undefined && isNearEnough(nearest.score, index.collection.documents.length);
}

/** `score` is that of `suggest` for the sentence alone. */
export function isNearEnough(score: number, papers: number): boolean {
  return score >= leastScore * Math.log(1 + papers);
}
