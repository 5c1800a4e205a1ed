import { explainMatch } from '../highlight/explainMatch';
import type { Reranker } from '../ranking/candidate';
import type { SearchDocument } from '../searchDocument';
import type { SearchHit } from '../searchQuery';
import { ranksBefore, type RankedDocument } from './collector';
import type { Highlighter } from '../highlight/highlighter';

/** How many of the best a second stage ranks: with 100 it found no better, in twice the time. */
export const candidateCount = 50;

/** Ranks the best ones again, and says of the first `limit` why they were found. */
export function rankCandidates<Document extends SearchDocument>(
  found: readonly RankedDocument<Document>[],
  rerank: Reranker,
  limit: number,
  marker: Highlighter,
): readonly SearchHit<Document>[] {
  const candidates = found.slice(0, candidateCount);
  const scores = rerank(candidates.map(({ document: { title, abstract, names }, score }) => ({ title, abstract, names, score })));
  const ranked = candidates
    .map((candidate, index) => ({ ...candidate, score: scores[index] ?? candidate.score }))
    .sort((a, b) => (ranksBefore(a, b) ? -1 : 1));
  // Scores go down from hit to hit also where the second stage ends.
  let lowest = Infinity;
  return [...ranked, ...found.slice(candidateCount)].slice(0, limit).map((hit) => {
    lowest = Math.min(lowest, flatten(hit));
    return { document: hit.document, score: lowest, matches: explainMatch(hit.document, marker) };
  });
}

/** One number for the order of hits: kinds of match lie further apart than scores can reach. */
function flatten({ tier, nearness, score }: RankedDocument<unknown>): number {
  return tier * 1e8 + nearness * 1e3 + score;
}
