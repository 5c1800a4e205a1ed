import { lazy } from '../../base/derivedValues';
import { explainMatch } from '../highlight/explainMatch';
import { createHighlighter, type Highlighter } from '../highlight/highlighter';
import { createTextReranker, type RankingCandidate, type Reranker } from '../ranking/rerank';
import type { SearchDocument } from '../searchDocument';
import type { SearchHit, SearchHits, SearchOptions } from '../searchQuery';
import type { Collection } from '../segment/collection';
import { analyzeText, type QueryTerm } from './analyzeQuery';
import { createCollector, type RankedDocument, ranksBefore } from './collector';
import { measureRarity } from './readPostings';
import { scoreContext } from './scoreContext';
import { clearScores, isTouched, listTouched, scoreWords } from './scoreWords';

/** At most this many different words of a text are looked up. */
const maxWords = 128;
/** The number of words by which similar documents are found: the most significant words of the given document. */
const significantWords = 30;

/** Finds the documents that a text is about, by the words that they share with it. */
export function searchByText<Document extends SearchDocument>(
  collection: Collection<Document>,
  text: string,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  return findByWords(collection, text, analyzeText(text).slice(0, maxWords), options);
}

/** Finds other documents that share the most significant words of the given document. */
export function findSimilar<Document extends SearchDocument>(
  collection: Collection<Document>,
  document: Document,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const text = `${document.title}\n${document.title}\n${document.abstract}`;
  const weighed = analyzeText(text).map((word) => ({ word, worth: word.weight * measureRarity(collection, word.word) }));
  const words = weighed
    .sort((a, b) => b.worth - a.worth)
    .slice(0, significantWords)
    .map(({ word }) => word);
  const accepts = (other: Document): boolean => other !== document && (options.accepts?.(other) ?? true);
  return findByWords(collection, text, words, { ...options, accepts });
}

function findByWords<Document extends SearchDocument>(
  collection: Collection<Document>,
  text: string,
  words: readonly QueryTerm[],
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const scored = scoreWords(collection, words);
  const collector = createCollector(
    collection,
    scored,
    { text },
    options,
    Math.max(options.limit, candidateCount),
    scoreContext(collection, scored, options.context, isTouched),
  );
  scored.forEach((view, index) => {
    for (const number of listTouched(view)) collector.take(index, number, 0);
  });
  const found = collector.list();
  clearScores(scored);
  const rarities = new Map(words.map(({ word }) => [word, measureRarity(collection, word)]));
  return {
    hits: rankCandidates(found, createTextReranker(text, rarities), options.limit, createHighlighter(collection, words, 'words')),
    total: collector.total(),
  };
}

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
