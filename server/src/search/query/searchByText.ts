import { foldTerm, stemContentWord, tokenizeWords } from '#text';
import { lazy } from '../../base/derivedValues';
import { createHighlighter, explainMatch, type Highlighter } from '../highlight/highlighter';
import { createNameFinder, scoreNgrams } from '../ranking/ngramScore';
import type { SearchHit, SearchHits, SearchOptions } from '../searchQuery';
import type { Collection } from '../segment/collection';
import type { SearchDocument } from '../segment/segment';
import { analyzeText, type QueryTerm } from './analyzeQuery';
import { createCollector, type RankedDocument, ranksBefore } from './collector';
import type { FindPassage } from './nearestPassage';
import { measureRarity } from './readPostings';
import { scoreContext } from './scoreContext';
import { scoreMeaning } from './scoreMeaning';
import { clearScores, isTouched, listTouched, scoreWords } from './scoreWords';

/** A paper that the first ranking stage put among the best, and that the second stage ranks again. */
export interface RankingCandidate {
  readonly title: string;
  readonly abstract: string;
  readonly names: readonly string[];
  /** The BM25 score of the query's words, with the title counted twice. Higher is better. */
  readonly score: number;
  /** See `MeaningScore`; 0 if meanings are not compared. */
  readonly meaning: number;
}

/**
 * The second ranking stage, which returns a new score for each candidate, in the same order. For one query, the scores depend only on
 * the candidates.
 */
type Reranker = (candidates: readonly RankingCandidate[]) => readonly number[];

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
    scoreMeaning(collection, text),
  );
  scored.forEach((view, index) => {
    for (const number of listTouched(view)) collector.take(index, number, 0);
  });
  const found = collector.list();
  clearScores(scored);
  const rarities = new Map(words.map(({ word }) => [word, measureRarity(collection, word)]));
  return {
    hits: rankCandidates(
      found,
      createTextReranker(text, rarities, meaningWeights.sentence),
      options.limit,
      createHighlighter(collection, words, 'words'),
    ),
    total: collector.total(),
  };
}

/** How many of the best documents are re-ranked. Re-ranking 100 gave no better results and took twice the time. */
export const candidateCount = 50;

/** Re-ranks the first `count` documents. The matches of the first `limit` documents are explained when they are read. */
export function rankCandidates<Document extends SearchDocument>(
  found: readonly RankedDocument<Document>[],
  rerank: Reranker,
  limit: number,
  highlighter: Highlighter,
  count = candidateCount,
  findPassage?: FindPassage,
): readonly SearchHit<Document>[] {
  const candidates = found.slice(0, count);
  const scores = rerank(candidates.map(toCandidate));
  const ranked = candidates
    .map((candidate, index) => ({ ...candidate, score: scores[index] ?? candidate.score }))
    .sort((a, b) => (ranksBefore(a, b) ? -1 : 1));
  // The documents after the re-ranked ones may have higher scores, so each score is limited to the lowest one before it.
  let lowest = Infinity;
  return [...ranked, ...found.slice(count)].slice(0, limit).map((hit) => {
    lowest = Math.min(lowest, flatten(hit));
    const matches = lazy(() => explainMatch(hit.document, highlighter, findPassage));
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
function toCandidate({ document, score, meaning }: RankedDocument<SearchDocument>): RankingCandidate {
  const { title, names } = document;
  return {
    title,
    get abstract() {
      return document.abstract;
    },
    names,
    score,
    meaning,
  };
}

/** Combines the sort keys into one number. Tiers are further apart than any scores. */
function flatten({ tier, nearness, score }: RankedDocument<unknown>): number {
  return tier * 1e8 + nearness * 1e3 + score;
}

/** The rarity that is assumed for words of the title that are not in the text. */
const usualRarity = 5;

/**
 * How much of a title occurs in a text, from 0 to 1. Each word counts by the square of its rarity; `rarityOf` returns 0 for a stem
 * that is not in the text.
 */
export function measureTitleCoverage(title: string, rarityOf: (stem: string) => number): number {
  let found = 0;
  let all = 0;
  for (const stem of new Set(tokenizeWords(title).flatMap(({ term }) => stemContentWord(term) ?? []))) {
    const rarity = rarityOf(stem);
    found += rarity ** 2;
    all += (rarity || usualRarity) ** 2;
  }
  return all === 0 ? 0 : found / all;
}

const inOrderBonus = 2;

/**
 * Ranks documents higher if their title contains the typed words in order. `words` are the folded words of the query. A word of the
 * title only needs to begin with the typed word, so the last word may be unfinished.
 */
export function createKeywordReranker(words: readonly string[]): Reranker {
  return (candidates) => candidates.map(({ title, score }) => score + (occurInOrder(title, words) ? inOrderBonus : 0));
}

/** Whether a title has words that begin with the typed words, in the same order. At least two words must be typed. */
function occurInOrder(title: string, words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const found = foldTerm(title).split(/[^\p{L}\p{N}]+/u);
  let from = 0;
  return words.every((word) => {
    const at = found.findIndex((other, index) => index >= from && other.startsWith(word));
    from = at + 1;
    return at !== -1;
  });
}

/**
 * The weights of the signals that are added to the first score. Shared n-grams (`letters`) and title words in the text (`title`) count
 * relative to the best score, a mentioned name by its rarity. The values do well on claims, on sentences of drafts and on long
 * questions (`npm run eval`).
 */
const weights = { letters: 0.4, title: 0.1, name: 3 } as const;

/** What a standard deviation of nearness in meaning counts relative to the best score: more where no word need be shared. */
export const meaningWeights = { sentence: 0.1, idea: 0.25 } as const;

/**
 * Re-ranks the documents found for a long query, a sentence or another paper's text. A document ranks higher if it shares n-grams with
 * the text, or if the text contains words of its title or mentions its name. `rarities` contains the rarities of stems in the
 * collection; a missing stem has the rarity 0.
 */
export function createTextReranker(text: string, rarities: ReadonlyMap<string, number>, meaningWeight: number): Reranker {
  const rarityOf = (stem: string): number => rarities.get(stem) ?? 0;
  const names = createNameFinder(text, (word) => rarityOf(stemContentWord(word) ?? ''));
  return (candidates) => {
    const best = Math.max(0, ...candidates.map(({ score }) => score));
    const letters = toShares(scoreNgrams(candidates, text));
    const titles = toShares(candidates.map(({ title }) => measureTitleCoverage(title, rarityOf)));
    return candidates.map(
      (candidate, index) =>
        candidate.score +
        best * (weights.letters * (letters[index] ?? 0) + weights.title * (titles[index] ?? 0) + meaningWeight * candidate.meaning) +
        weights.name * names.measure(candidate),
    );
  };
}

/** Scales the values so that the largest becomes 1. */
function toShares(values: readonly number[]): readonly number[] {
  const most = Math.max(0, ...values);
  return most > 0 ? values.map((value) => value / most) : values;
}
