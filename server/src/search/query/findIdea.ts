import { squeezeText } from '../../text/foldTerm';
import { createWrittenReranker } from '../ranking/rerankWritten';
import type { SearchDocument } from '../searchDocument';
import type { SearchHits, SearchOptions, WordQuery } from '../searchQuery';
import type { Collection } from './collection';
import { createCollector, type Collector } from './collector';
import { createFilter } from './filterDocuments';
import { measureRarity } from './gatherPostings';
import { countWords, planIdea, planText, type PlannedWord } from './planWords';
import { candidateCount, rankCandidates } from './rankCandidates';
import { namedNearness, scoreNames } from './scoreNames';
import { scoreContext } from './scoreContext';
import { clearScores, hasEvery, isTouched, listTouched, scoreWords, type ScoredView } from './scoreWords';
import { createMarker } from './wordMarker';

/** What has a name or a title as it was typed comes first. */
const tiers = { idea: 0, named: 1 } as const;
/** Documents count as found that score this share of the best one. */
const leastShare = 0.3;

/** Documents for an idea that is told: no word has to match, and the best are ranked as for a sentence. */
export function findIdea<Document extends SearchDocument>(
  collection: Collection<Document>,
  query: WordQuery,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const words = planIdea(collection, query.text);
  const scored = scoreWords(collection, words);
  for (const part of scored) scoreNames(part, squeezeText(query.text), namedNearness);
  const context = scoreContext(collection, scored, options.context, isTouched);
  const collector = createCollector(collection, scored, query, options, Math.max(options.limit, candidateCount), context);
  const filters = collection.views.map((view) => createFilter(view, query, options));
  const hasComplete = takeNearest(scored, collector, words, leastShare * findBest(scored, filters));
  const found = collector.list();
  clearScores(scored);
  const rarities = new Map(
    words.flatMap(({ stems: [stem] }) => (stem === undefined ? [] : [[stem, measureRarity(collection, stem)] as const])),
  );
  const marker = createMarker(collection, [...words, ...planText((query.phrases ?? []).join(' '))], 'words and parts');
  const hits = rankCandidates(found, createWrittenReranker(query.text, rarities), options.limit, marker);
  return { hits, total: collector.total(), ...(hasComplete || hits.length === 0 ? {} : { isNearest: true }) };
}

/** The score of the best document that fits the filters. */
function findBest<Document extends SearchDocument>(
  scored: readonly ScoredView<Document>[],
  filters: readonly ReturnType<typeof createFilter>[],
): number {
  let best = 0;
  scored.forEach((view, part) => {
    for (const number of listTouched(view)) {
      const score = view.scratch.score[number] ?? 0;
      if (score > best && filters[part]?.(number) !== false) best = score;
    }
  });
  return best;
}

/** Takes what scores at least so much. Whether any of it has every word. */
function takeNearest<Document extends SearchDocument>(
  scored: readonly ScoredView<Document>[],
  collector: Collector<Document>,
  words: readonly PlannedWord[],
  least: number,
): boolean {
  const count = countWords(words);
  const last = words.at(-1)?.need;
  let hasComplete = false;
  scored.forEach((view, part) => {
    const { scratch } = view;
    for (const number of listTouched(view)) {
      const isNamed = (scratch.nearness[number] ?? 0) > namedNearness;
      if (!isNamed && (scratch.score[number] ?? 0) < least) continue;
      const isTaken = collector.take(part, number, isNamed ? tiers.named : tiers.idea);
      hasComplete ||= isTaken && (isNamed || hasEvery(scratch, number, count, last));
    }
  });
  return hasComplete;
}
