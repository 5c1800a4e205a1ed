import { isEnglishWord } from '../../text/words/englishWords';
import { stemWord } from '../../text/words/stemWord';
import { stopWords } from '../../text/words/stopWords';
import { tokenizeVariants, tokenizeWords } from '../../text/words/tokenize';
import { findByPrefix } from '../segment/sortedTerms';
import type { SearchDocument } from '../searchDocument';
import type { Collection } from '../segment/collection';
import { findCorrections, type Correction } from './findCorrections';
import { bm25, shortestInAbstracts } from './weights';
import { countVisible, encodeWord, findForms, findWord, listOf } from './readPostings';

/** What a document must have of a word, and whether it is one of those that are counted. */
export type Need =
  /** Documents need it, or are as those that lack one of several words. */
  | 'required'
  /** It is being typed and a stop word so far, which may become anything: documents without it come last. */
  | 'wanted'
  /** A single letter behind other words, which is looked for in short fields only: documents that have it there come first. */
  | 'hinted'
  /** A stop word behind others: the only one that is not counted. */
  | 'free';

/** A word of a query, and all that it may stand for. */
export interface QueryTerm {
  readonly word: string;
  /** Of the word itself and of compounds with its neighbours; empty for a stop word and for one that is not finished. */
  readonly stems: readonly string[];
  /** Beginnings of the words meant: of the last word, which is still typed, and of words that the vocabulary lacks. */
  readonly prefixes: readonly string[];
  /** Words that it may be a misspelling of. */
  readonly corrections: readonly Correction[];
  readonly need: Need;
  /** What it counts beside a word that stands once: more where a text repeats it, less for a stop word. */
  readonly weight: number;
}

/** A word of fewer documents may be a typing error though the collection has it: large ones have errors of their own. */
const fewDocuments = (documents: number): number => (documents < 10_000 ? 1 : 3);
const stopWordWeight = 0.3;
/** More words of a query are not looked up: a pasted page is no query. */
const mostWords = 64;
const mostMisspelt = 8;
const mostTypos = 20;
/** More words than these are no name and no title's words: they tell of an idea, and no document need have all. */
export const longestNameQuery = 4;

/** The words of a query as somebody types it. */
export function analyzeQuery<Document extends SearchDocument>(collection: Collection<Document>, text: string): readonly QueryTerm[] {
  const tokens = tokenizeWords(text);
  const last = tokens.at(-1);
  const unfinished = last !== undefined && last.end === text.length ? last : undefined;
  const finished = tokens.filter((token) => token !== unfinished).map(({ term }) => term);
  // What is being typed says nothing here: `of the` becomes `of theory`.
  const isOnlyStops = unfinished === undefined && tokens.every(({ term }) => stopWords.has(term));
  const words = [...new Set(finished)].slice(0, mostWords);
  let misspelt = 0;
  const planned = words.map((word): QueryTerm => {
    const stem = stemWord(word);
    const isKnown = stem === undefined || isKnownWord(collection, word, stem);
    if (!isKnown) misspelt += 1;
    return {
      word,
      stems: stem === undefined ? [] : [stem, ...findCompounds(finished, word)],
      prefixes: isKnown ? [] : [word],
      corrections: isKnown || misspelt > mostMisspelt || isEnglishWord(word) ? [] : chooseTypos(collection, word, 'finished'),
      need: stem !== undefined || isOnlyStops ? 'required' : 'free',
      weight: stem === undefined ? stopWordWeight : 1,
    };
  });
  const all = unfinished === undefined ? planned : [...planned, planUnfinished(collection, unfinished.term, finished.at(-1))];
  return countRequiredTerms(all) > longestNameQuery ? weighIdea(all, countStems(finished)) : all;
}

/** The words of a query that tells an idea, however many they are. */
export function analyzeIdea<Document extends SearchDocument>(collection: Collection<Document>, text: string): readonly QueryTerm[] {
  const words = analyzeQuery(collection, text);
  // More words have their weights already.
  return countRequiredTerms(words) > longestNameQuery ? words : weighIdea(words, countStems(tokenizeWords(text).map(({ term }) => term)));
}

/** A word that is being typed is counted from its first letter on, so that more of it changes nothing but which documents have it. */
export function countRequiredTerms(words: readonly QueryTerm[]): number {
  return words.filter(({ need }) => need !== 'free').length;
}

/** Where many words tell of an idea, one that is repeated counts more, its forms count once, and stop words tell nothing. */
function weighIdea(words: readonly QueryTerm[], times: ReadonlyMap<string, number>): readonly QueryTerm[] {
  const known = new Set<string>();
  return words.flatMap((word) => {
    const [stem] = word.stems;
    if (stem === undefined) return word.need === 'free' ? [] : [word];
    if (known.has(stem)) return [];
    known.add(stem);
    return [{ ...word, weight: weighRepeated(times.get(stem) ?? 1) }];
  });
}

/** The words of a text that is written: nothing is typed, nothing is required. Frequent words count as often as they stand there. */
export function analyzeText(text: string): readonly QueryTerm[] {
  const times = countStems([...tokenizeWords(text), ...tokenizeVariants(text)].map(({ term }) => term));
  return [...times].map(([stem, count]) => ({
    word: stem,
    stems: [stem],
    prefixes: [],
    corrections: [],
    need: 'free',
    weight: weighRepeated(count),
  }));
}

function countStems(terms: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const term of terms) {
    const stem = stemWord(term);
    if (stem !== undefined) times.set(stem, (times.get(stem) ?? 0) + 1);
  }
  return times;
}

function weighRepeated(times: number): number {
  return ((bm25.querySaturation + 1) * times) / (bm25.querySaturation + times);
}

function planUnfinished<Document extends SearchDocument>(
  collection: Collection<Document>,
  word: string,
  before: string | undefined,
): QueryTerm {
  const prefixes = before === undefined || stopWords.has(before) ? [word] : [word, before + word];
  const isKnown = countByPrefix(collection, word) >= fewDocuments(collection.documents.length);
  return {
    word,
    stems: [],
    prefixes,
    corrections: isKnown || isEnglishWord(word, 'unfinished') ? [] : chooseTypos(collection, word, 'unfinished'),
    need: before === undefined ? 'required' : needOf(word),
    weight: 1,
  };
}

/** Of a word that is typed behind others. */
function needOf(word: string): Need {
  if (encodeWord(word).length < shortestInAbstracts) return 'hinted';
  return stopWords.has(word) ? 'wanted' : 'required';
}

/** What the word gives with a neighbour: kvcache for kv in `kv cache`, and in `kv-cache`. */
function findCompounds(finished: readonly string[], word: string): readonly string[] {
  if (finished.length > 12) return [];
  const joined = new Set<string>();
  finished.forEach((other, at) => {
    const next = finished[at + 1];
    if (next === undefined || stopWords.has(other) || stopWords.has(next)) return;
    if (other === word || next === word) joined.add(other + next);
  });
  return [...joined].flatMap((term) => stemWord(term) ?? []);
}

function isKnownWord<Document extends SearchDocument>(collection: Collection<Document>, word: string, stem: string): boolean {
  const few = fewDocuments(collection.documents.length);
  if (countWord(collection, word) >= few) return true;
  if (stem === word) return false;
  let count = 0;
  for (const { loaded, hidden } of collection.views) {
    for (const form of findForms(loaded.data, stem)) count += countVisible(listOf(loaded.data.postings, form), hidden);
  }
  return count >= few;
}

/** In how many documents the word stands; one that has it in a short field and elsewhere may count twice. */
function countWord<Document extends SearchDocument>({ views }: Collection<Document>, word: string): number {
  let count = 0;
  for (const { loaded, hidden } of views) {
    const { words, postings, fields } = loaded.data;
    const id = findWord(words, word);
    if (id !== undefined) count += countVisible(listOf(postings, id), hidden) + countVisible(listOf(fields, id), hidden);
  }
  return count;
}

function countByPrefix<Document extends SearchDocument>({ views, documents }: Collection<Document>, prefix: string): number {
  let count = 0;
  for (const { loaded, hidden } of views) {
    const { words, postings, fields } = loaded.data;
    for (const id of findByPrefix(words, encodeWord(prefix))) {
      count += countVisible(listOf(postings, id), hidden) + countVisible(listOf(fields, id), hidden);
      if (count >= fewDocuments(documents.length)) return count;
    }
  }
  return count;
}

/** Those with the fewest errors, the most frequent first. */
function chooseTypos<Document extends SearchDocument>(
  collection: Collection<Document>,
  word: string,
  end: 'finished' | 'unfinished',
): readonly Correction[] {
  const found = new Map<string, Correction>();
  for (const { loaded } of collection.views) for (const typo of findCorrections(loaded.data, word, end)) found.set(typo.word, typo);
  const counted = [...found.values()].map((typo) => ({ typo, count: countWord(collection, typo.word) })).filter(({ count }) => count > 0);
  const least = Math.min(...counted.map(({ typo }) => typo.distance));
  return counted
    .filter(({ typo }) => typo.distance === least)
    .sort((a, b) => b.count - a.count || (a.typo.word < b.typo.word ? -1 : 1))
    .slice(0, mostTypos)
    .map(({ typo }) => typo);
}
