import { squeezeText } from '#text';
import { createHighlighter } from '../highlight/highlighter';
import type { SearchHits, SearchOptions, WordQuery } from '../searchQuery';
import type { Collection, Scratch } from '../segment/collection';
import type { SearchDocument } from '../segment/segment';
import { analyzeQuery, analyzeText, countQueryTerms, maxNameQueryLength, type QueryTerm, type TermNeed } from './analyzeQuery';
import { type Collector, createCollector } from './collector';
import { analyzeContext, scoreContext } from './scoreContext';
import { namedNearness, scoreMisspeltNames, scoreNames } from './scoreNames';
import { clearScores, hasEveryWord, hasLastWord, isMatching, listTouched, type ScoredSegment, scoreWords } from './scoreWords';
import { searchByIdea } from './searchByIdea';
import { candidateCount, createKeywordReranker, rankCandidates } from './searchByText';

/** How a document matches. A document in a higher tier ranks first, whatever the scores. */
const tiers = { none: 0, partly: 1, misspelt: 2, complete: 3, inShortFields: 4, named: 5 } as const;
/**
 * The rating of a document that has all words except the unfinished one. The document ranks in the tier `partly`, but is returned even
 * if many documents have all words.
 */
const lacking = -1;

/** If fewer documents than this match all words of a query of four, documents that lack one word are returned too. */
const fewComplete = 10;
/** For a query that describes an idea, documents that reach this share of the best score are returned. */
const minShare = 0.3;

/**
 * Searches while the writer types. A document must match all words of a query of up to four words; if too few documents do, one of
 * three or more words may be missing. For a longer query the document's score decides. A query without words returns all documents that
 * pass its filters.
 */
export function searchByKeywords<Document extends SearchDocument>(
  collection: Collection<Document>,
  query: WordQuery,
  options: SearchOptions<Document>,
): SearchHits<Document> {
  const words = analyzeQuery(collection, query);
  if (isSettledIdea(words, query)) return searchByIdea(collection, query, options);
  // Before anything is typed, papers can only be ranked by the text around the cursor.
  const byContext = words.length === 0 && options.context !== undefined ? analyzeContext(options.context) : undefined;
  const scored = scoreWords(collection, byContext ?? words);
  const isNamed = scored.map((segment) => scoreNames(segment, squeezeText(query.text), namedNearness)).includes(true);
  const corrected = correctText(words);
  if (!isNamed) {
    for (const segment of scored) {
      if (corrected !== undefined) scoreNames(segment, squeezeText(corrected), 0);
      scoreMisspeltNames(segment, squeezeText(query.text), countQueryTerms(words));
    }
  }
  const rate = createRating(scored, words);
  const context =
    byContext === undefined && options.context !== undefined
      ? scoreContext(collection, markMatching(scored, rate), options.context, isMatching)
      : undefined;
  const collector = createCollector(collection, scored, query, options, Math.max(options.limit, candidateCount), context);
  if (words.length === 0) takeAll(scored, collector);
  const isNearest = words.length > 0 && !takeMatching(scored, collector, words, rate) && collector.total() > 0;
  if (words.length > 0 && collector.total() === 0) takeMisspeltNames(scored, collector, squeezeText(query.text));
  const found = collector.list();
  clearScores(scored);
  const phrases = analyzeText((query.phrases ?? []).join(' '));
  const highlighter = createHighlighter(collection, [...words, ...phrases], 'words and parts');
  return {
    hits: rankCandidates(found, createKeywordReranker(words.map(({ word }) => word)), options.limit, highlighter),
    total: collector.total(),
    ...(isNearest ? { isNearest } : {}),
  };
}

/** Whether a query is searched as the description of an idea: it has more words than a name, and the writer has finished typing. */
function isSettledIdea(words: readonly QueryTerm[], { text, isSettled }: WordQuery): boolean {
  return countQueryTerms(words) > maxNameQueryLength && (isSettled === true || /\s$/.test(text));
}

function takeAll<Document extends SearchDocument>(scored: readonly ScoredSegment<Document>[], collector: Collector<Document>): void {
  scored.forEach(({ view: { loaded, hidden } }, index) => {
    for (let number = 0; number < loaded.documents.length; number++)
      if (hidden === undefined || hidden[number] === 0) collector.take(index, number, tiers.none);
  });
}

/** Returns the tier of a document, or `lacking`. */
type Rate = (scratch: Scratch, number: number) => number;

function createRating<Document extends SearchDocument>(scored: readonly ScoredSegment<Document>[], words: readonly QueryTerm[]): Rate {
  const count = countQueryTerms(words);
  const last = words.at(-1)?.need ?? 'required';
  return count > maxNameQueryLength ? rateIdea(scored) : (scratch, number) => rateName(scratch, number, count, last);
}

function markMatching<Document extends SearchDocument>(
  scored: readonly ScoredSegment<Document>[],
  rate: Rate,
): readonly ScoredSegment<Document>[] {
  for (const view of scored) {
    const { scratch } = view;
    for (const number of listTouched(view))
      if (rate(scratch, number) !== tiers.none) scratch.flags[number] = (scratch.flags[number] ?? 0) | isMatching;
  }
  return scored;
}

/** Passes the matching documents to the collector. Returns whether one of them passes the filters and is a complete match. */
function takeMatching<Document extends SearchDocument>(
  scored: readonly ScoredSegment<Document>[],
  collector: Collector<Document>,
  words: readonly QueryTerm[],
  rate: Rate,
): boolean {
  const count = countQueryTerms(words);
  const last = words.at(-1)?.need;
  let hasComplete = false;
  const partly: (readonly [segment: number, document: number])[] = [];
  scored.forEach((view, index) => {
    for (const number of listTouched(view)) {
      const tier = rate(view.scratch, number);
      if (tier === tiers.partly) partly.push([index, number]);
      else if (tier !== tiers.none) {
        const isTaken = collector.take(index, number, tier === lacking ? tiers.partly : tier);
        hasComplete ||= isTaken && (count <= maxNameQueryLength || tier === tiers.named || hasEveryWord(view.scratch, number, count, last));
      }
    }
  });
  if (collector.total() < (count === maxNameQueryLength ? fewComplete : 1))
    for (const [index, number] of partly) collector.take(index, number, tiers.partly);
  return hasComplete;
}

function rateName(
  { matched, matchedShort, matchedCorrected, nearness, flags }: Scratch,
  number: number,
  count: number,
  last: TermNeed,
): number {
  const near = nearness[number] ?? 0;
  if (near > namedNearness) return tiers.named;
  const isLacking = (last === 'wanted' || last === 'hinted') && ((flags[number] ?? 0) & hasLastWord) === 0;
  const all = isLacking ? count - 1 : count;
  const direct = matched[number] ?? 0;
  const found = direct + (matchedCorrected[number] ?? 0);
  if (found === all && isLacking && last === 'wanted') return lacking;
  if (direct === all) return matchedShort[number] === count ? tiers.inShortFields : tiers.complete;
  if (found === all || near > 0) return tiers.misspelt;
  return all > 2 && found === all - 1 ? tiers.partly : tiers.none;
}

function rateIdea<Document extends SearchDocument>(scored: readonly ScoredSegment<Document>[]): Rate {
  let best = 0;
  for (const segment of scored) for (const number of listTouched(segment)) best = Math.max(best, segment.scratch.score[number] ?? 0);
  const least = minShare * best;
  return ({ score, nearness }, number) =>
    (nearness[number] ?? 0) > namedNearness ? tiers.named : (score[number] ?? 0) >= least ? tiers.complete : tiers.none;
}

/**
 * Takes documents whose complete name was typed with errors, even if none of their words match. Used only if no other document matches.
 */
function takeMisspeltNames<Document extends SearchDocument>(
  scored: readonly ScoredSegment<Document>[],
  collector: Collector<Document>,
  squeezed: string,
): void {
  scored.forEach((view, index) => {
    scoreMisspeltNames(view, squeezed);
    for (const number of listTouched(view)) if ((view.scratch.nearness[number] ?? 0) > 0) collector.take(index, number, tiers.misspelt);
  });
}

/** The words of the query without spaces, each misspelt word replaced by its best correction; undefined if no word has a correction. */
function correctText(words: readonly QueryTerm[]): string | undefined {
  if (!words.some(({ corrections }) => corrections.length > 0)) return undefined;
  return words.map(({ word, corrections: [best] }) => best?.word ?? word).join('');
}
