import { squeezeText } from '#text';
import { createHighlighter } from '../highlight/highlighter';
import type { SearchHits, SearchOptions, WordQuery } from '../searchQuery';
import type { Collection } from '../segment/collection';
import type { SearchDocument } from '../segment/segment';
import { analyzeIdea, analyzeText, countQueryTerms, type QueryTerm, writeKnownDegrees } from './analyzeQuery';
import { type Collector, createCollector, createDocumentFilter } from './collector';
import { measureRarity } from './readPostings';
import { scoreContext } from './scoreContext';
import { namedNearness, scoreNames } from './scoreNames';
import { clearScores, hasEveryWord, isTouched, listTouched, type ScoredSegment, scoreWords } from './scoreWords';
import { candidateCount, createTextReranker, rankCandidates } from './searchByText';

/** Documents whose name, key or title begins with the typed text come first. */
const tiers = { idea: 0, named: 1 } as const;
/** Other documents are returned if they have at least this share of the best score. */
const minShare = 0.3;

/** Searches for a described idea: no word is required, and the best documents are re-ranked as for a sentence. */
export function searchByIdea<Document extends SearchDocument>(
  collection: Collection<Document>,
  query: WordQuery,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const text = writeKnownDegrees(collection, query.text);
  const words = analyzeIdea(collection, { ...query, text });
  const scored = scoreWords(collection, words);
  for (const segment of scored) scoreNames(segment, squeezeText(query.text), namedNearness);
  const context = scoreContext(collection, scored, options.context, isTouched);
  const collector = createCollector(collection, scored, query, options, Math.max(options.limit, candidateCount), context);
  const filters = collection.views.map((view) => createDocumentFilter(view, query, options));
  const hasComplete = takeNearest(scored, collector, words, minShare * findBest(scored, filters));
  const found = collector.list();
  clearScores(scored);
  const rarities = new Map(
    words.flatMap(({ stems: [stem] }) => (stem === undefined ? [] : [[stem, measureRarity(collection, stem)] as const])),
  );
  const highlighter = createHighlighter(collection, [...words, ...analyzeText((query.phrases ?? []).join(' '))], 'words and parts');
  const hits = rankCandidates(found, createTextReranker(text, rarities), options.limit, highlighter);
  return { hits, total: collector.total(), ...(hasComplete || hits.length === 0 ? {} : { isNearest: true }) };
}

/** The best score of a document that passes the filters. */
function findBest<Document extends SearchDocument>(
  scored: readonly ScoredSegment<Document>[],
  filters: readonly ReturnType<typeof createDocumentFilter>[],
): number {
  let best = 0;
  scored.forEach((view, index) => {
    for (const number of listTouched(view)) {
      const score = view.scratch.score[number] ?? 0;
      if (score > best && filters[index]?.(number) !== false) best = score;
    }
  });
  return best;
}

/** Takes the documents that score at least `least` or that the query names. Returns whether one of them has every word or is named. */
function takeNearest<Document extends SearchDocument>(
  scored: readonly ScoredSegment<Document>[],
  collector: Collector<Document>,
  words: readonly QueryTerm[],
  min: number,
): boolean {
  const count = countQueryTerms(words);
  const last = words.at(-1)?.need;
  let hasComplete = false;
  scored.forEach((view, index) => {
    const { scratch } = view;
    for (const number of listTouched(view)) {
      const isNamed = (scratch.nearness[number] ?? 0) > namedNearness;
      if (!isNamed && (scratch.score[number] ?? 0) < min) continue;
      const isTaken = collector.take(index, number, isNamed ? tiers.named : tiers.idea);
      hasComplete ||= isTaken && (isNamed || hasEveryWord(scratch, number, count, last));
    }
  });
  return hasComplete;
}
