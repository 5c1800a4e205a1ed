import { squeezeText } from '#text';
import { createHighlighter } from '../highlight/highlighter';
import type { SearchHits, SearchOptions, WordQuery } from '../searchQuery';
import type { Collection } from '../segment/collection';
import type { SearchDocument } from '../segment/segment';
import { analyzeIdea, analyzeText, countQueryTerms, type QueryTerm, writeKnownDegrees } from './analyzeQuery';
import { type Collector, createCollector, createDocumentFilter, createSelection, type RankedDocument } from './collector';
import { createPassageFinder } from './nearestPassage';
import { measureRarity } from './readPostings';
import { scoreContext } from './scoreContext';
import { type MeaningScore, scoreMeaning } from './scoreMeaning';
import { namedNearness, scoreNames } from './scoreNames';
import { addToTouched, clearScores, hasEveryWord, isNear, isTouched, listTouched, type ScoredSegment, scoreWords } from './scoreWords';
import { candidateCount, createTextReranker, meaningWeights, rankCandidates } from './searchByText';

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
  const filters = collection.views.map((view) => createDocumentFilter(view, query, options));
  const min = minShare * findBest(scored, filters);
  const meaning = scoreMeaning(collection, query.text);
  const near = meaning === undefined ? [] : findNear(scored, filters, meaning);
  for (const { segment, number } of near) markNear(scored[segment], number);
  const limit = Math.max(options.limit, candidateCount);
  const collector = createCollector(collection, scored, query, options, limit, context, meaning);
  const hasComplete = takeNearest(scored, collector, words, min);
  const nearest = createCollector(collection, scored, query, options, near.length, context, meaning);
  for (const { segment, number } of near) nearest.take(segment, number, tiers.idea);
  const found = join(collector.list(), nearest.list());
  clearScores(scored);
  const rarities = new Map(
    words.flatMap(({ stems: [stem] }) => (stem === undefined ? [] : [[stem, measureRarity(collection, stem)] as const])),
  );
  const highlighter = createHighlighter(collection, [...words, ...analyzeText((query.phrases ?? []).join(' '))], 'words and parts');
  const findPassage = meaning === undefined ? undefined : createPassageFinder(query.text);
  const rerank = createTextReranker(text, rarities, meaningWeights.idea);
  const hits = rankCandidates(found, rerank, options.limit, highlighter, candidateCount + near.length, findPassage);
  return { hits, total: collector.total(), ...(hasComplete || hits.length === 0 ? {} : { isNearest: true }) };
}

/** The best documents by words, then those nearest by meaning that are not among them, then the others. */
function join<Document>(
  byWords: readonly RankedDocument<Document>[],
  byMeaning: readonly RankedDocument<Document>[],
): readonly RankedDocument<Document>[] {
  const all = [...byWords.slice(0, candidateCount), ...byMeaning, ...byWords.slice(candidateCount)];
  return [...new Map(all.map((each) => [each.document, each])).values()];
}

/** A document near to the query by its meaning. */
interface NearDocument {
  readonly segment: number;
  readonly number: number;
  readonly meaning: number;
}

/** At most so many documents are found by their meaning alone, and only if they are nearer than the mean by so many deviations. */
const maxNear = 50;
const minMeaning = 1;

/** The documents nearest by meaning that pass the filters, nearest first. */
function findNear<Document extends SearchDocument>(
  scored: readonly ScoredSegment<Document>[],
  filters: readonly ReturnType<typeof createDocumentFilter>[],
  meaning: MeaningScore,
): readonly NearDocument[] {
  const selection = createSelection<NearDocument>(
    maxNear,
    (a, b) => (b.meaning - a.meaning || a.segment - b.segment || a.number - b.number) < 0,
  );
  for (const [segment, { view }] of scored.entries())
    for (let number = 0; number < view.loaded.documents.length; number += 1) {
      if (view.hidden?.[number] === 1) continue;
      const own = meaning(segment, number);
      if (own < Math.max(minMeaning, selection.worst()?.meaning ?? minMeaning)) continue;
      if (filters[segment]?.(number) !== false) selection.offer({ segment, number, meaning: own });
    }
  return selection.list();
}

function markNear<Document extends SearchDocument>(segment: ScoredSegment<Document> | undefined, number: number): void {
  if (segment === undefined) return;
  addToTouched(segment, number);
  segment.scratch.flags[number] = (segment.scratch.flags[number] ?? 0) | isNear;
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
      if (!isNamed && (scratch.score[number] ?? 0) < min && ((scratch.flags[number] ?? 0) & isNear) === 0) continue;
      const isTaken = collector.take(index, number, isNamed ? tiers.named : tiers.idea);
      hasComplete ||= isTaken && (isNamed || hasEveryWord(scratch, number, count, last));
    }
  });
  return hasComplete;
}
