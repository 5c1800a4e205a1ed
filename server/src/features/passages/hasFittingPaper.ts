import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import type { FoundPaper } from '../requests/search';

/**
 * The least score of the nearest paper, divided by the logarithm of the library's size. (Rare words have high scores, and these grow
 * with that logarithm.) The value was chosen on half of 1,404 sentences of real drafts, 468 of them with a citation and 936 without
 * one, with the 1,131 papers of `relevance/draft-citations`. In the other half, no paper fits 36 in 100 sentences without a citation,
 * and 5 in 100 sentences with one (`npm run eval -- none`).
 */
const leastScore = 2.85;

/**
 * Whether a paper of the library is worth citing for a sentence. This is so if the sentence names the authors of a paper in `found`, if
 * the writer cites one of these papers in a similar sentence, or if the nearest paper has a high enough score. Papers that the sentence
 * already cites (`cited`) don't count, and must not be in `found`.
 */
export function hasFittingPaper(
  snapshot: Snapshot,
  sentence: string,
  found: readonly FoundPaper[],
  cited: ReadonlySet<Paper> = new Set(),
): boolean {
  if (found.some(({ citedIn, matches }) => citedIn !== undefined || matches[0]?.field === 'author')) return true;
  const index = snapshot.searchIndex();
  const nearest = index.suggest(sentence, { limit: 1 + cited.size }).hits.find(({ document }) => !cited.has(document));
  return nearest !== undefined && isHighEnoughScore(nearest.score, index.collection.documents.length);
}

/**
 * Whether a score is high enough. `score` is what `suggest` gives for the sentence without its paragraph; `papers` is the number of
 * papers in the library.
 */
export function isHighEnoughScore(score: number, papers: number): boolean {
  return score >= leastScore * Math.log(1 + papers);
}
