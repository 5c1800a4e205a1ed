import { lazy } from '../../base/lazy';
import { explainMatch } from '../highlight/explainMatch';
import type { RankingCandidate, Reranker } from '../ranking/candidate';
import type { SearchDocument } from '../searchDocument';
import type { SearchHit } from '../searchQuery';
import { ranksBefore, type RankedDocument } from './collector';
import type { Highlighter } from '../highlight/highlighter';

/** How many of the best documents are re-ranked. Re-ranking 100 gave no better results and took twice the time. */
export const candidateCount = 50;

/** Re-ranks the best documents. The matches of the first `limit` documents are explained when they are read. */
export function rankCandidates<Document extends SearchDocument>(
  found: readonly RankedDocument<Document>[],
  rerank: Reranker,
  limit: number,
  highlighter: Highlighter,
): readonly SearchHit<Document>[] {
  const candidates = found.slice(0, candidateCount);
  const scores = rerank(candidates.map(toCandidate));
  const ranked = candidates
    .map((candidate, index) => ({ ...candidate, score: scores[index] ?? candidate.score }))
    .sort((a, b) => (ranksBefore(a, b) ? -1 : 1));
  // The documents after the re-ranked ones may have higher scores, so each score is limited to the lowest one before it.
  let lowest = Infinity;
  return [...ranked, ...found.slice(candidateCount)].slice(0, limit).map((hit) => {
    lowest = Math.min(lowest, flatten(hit));
    const matches = lazy(() => explainMatch(hit.document, highlighter));
    return {
      document: hit.document,
      score: lowest,
      get matches() {
        return matches();
      },
    };
  });
}

/** The abstract is read when it is used, because some documents make it anew at each reading and some rerankers need none. */
function toCandidate({ document, score }: RankedDocument<SearchDocument>): RankingCandidate {
  const { title, names } = document;
  return {
    title,
    get abstract() {
      return document.abstract;
    },
    names,
    score,
  };
}

/** Combines the sort keys into one number. Tiers are further apart than any scores. */
function flatten({ tier, nearness, score }: RankedDocument<unknown>): number {
  return tier * 1e8 + nearness * 1e3 + score;
}
