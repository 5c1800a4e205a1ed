import { squeezeText } from '../analysis/foldTerm';
import { createWrittenReranker } from '../ranking/rerankWritten';
import type { SearchDocument } from '../searchDocument';
import type { SearchHits, SearchOptions, WordQuery } from '../searchQuery';
import type { Collection } from './collection';
import { createCollector, type Collector } from './collector';
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
export function findIdea<Document extends SearchDocument>(collection: Collection<Document>, query: WordQuery, options: SearchOptions<Document>): SearchHits<Document> {
  const words = planIdea(collection, query.text);
  const scored = scoreWords(collection, words);
  for (const part of scored) scoreNames(part, squeezeText(query.text), namedNearness);
  const context = scoreContext(collection, scored, options.context, isTouched);
  const collector = createCollector(collection, scored, query, options, Math.max(options.limit, candidateCount), context);
  const hasComplete = takeNearest(scored, collector, words);
  const found = collector.list();
  clearScores(scored);
  const rarities = new Map(words.flatMap(({ stems: [stem] }) => (stem === undefined ? [] : [[stem, measureRarity(collection, stem)] as const])));
  const marker = createMarker(collection, [...words, ...planText((query.phrases ?? []).join(' '))], 'words and parts');
  const hits = rankCandidates(found, createWrittenReranker(query.text, rarities), options.limit, marker);
  return { hits, total: collector.total(), ...(hasComplete || hits.length === 0 ? {} : { isNearest: true }) };
}

/** Takes what is near the best. Whether any of it has every word. */
function takeNearest<Document extends SearchDocument>(scored: readonly ScoredView<Document>[], collector: Collector<Document>, words: readonly PlannedWord[]): boolean {
  const count = countWords(words);
  const last = words.at(-1)?.need;
  let least = 0;
  for (const part of scored) for (const number of listTouched(part)) least = Math.max(least, leastShare * (part.scratch.score[number] ?? 0));
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
