import { isEnglishWord, listOtherDegrees, stemContentWord, stemWord, stopWords, tokenizeVariants, tokenizeWords } from '#text';
import type { Collection } from '../segment/collection';
import { encodeWord, findForms, findWord } from '../segment/findWords';
import { fieldCodes, type SearchDocument } from '../segment/segment';
import { findByPrefix } from '../segment/sortedTerms';
import { findCorrections, type SpellingCorrection } from './findCorrections';
import { bm25, countVisible, listOf, minInAbstracts } from './readPostings';

/** Whether a document must have a word of the query. The words of every kind except 'free' are counted by `countQueryTerms`. */
export type TermNeed =
  /** A document without the word is an incomplete match. */
  | 'required'
  /**
   * The unfinished last word, if the letters typed so far are a stop word. The writer may still be typing another word, so a document
   * that lacks only this word is found, but ranks with the incomplete matches.
   */
  | 'wanted'
  /**
   * The unfinished last word after other words, if only its first letter is typed. It is looked up in short fields only, and documents
   * that contain it there rank higher.
   */
  | 'hinted'
  /** A stop word beside other words, or any word of a written text. */
  | 'free';

/** See `WordQuery`. */
interface TypedWords {
  readonly text: string;
  readonly isSettled?: boolean;
}

/** A word of a query, and everything that this word can match. */
export interface QueryTerm {
  readonly word: string;
  /**
   * The stem of the word, then the stems of its other degrees (`cheap` for `cheaper`) and of compounds with its neighbours; empty for a
   * stop word or an unfinished word. In a long text only a word that no paper has gets other degrees, and no word gets compounds.
   */
  readonly stems: readonly string[];
  /**
   * Beginnings of the words that the term can match: the unfinished last word, alone and joined with the word before it, or a word that
   * the vocabulary lacks.
   */
  readonly prefixes: readonly string[];
  /** Words of the vocabulary that the writer may have meant. */
  readonly corrections: readonly SpellingCorrection[];
  readonly need: TermNeed;
  /** 1 for a word that occurs once, more if a text repeats the word, less for a stop word. */
  readonly weight: number;
}

/**
 * A word that fewer documents than this contain may be a misspelling. The limit is higher in a large collection, because such a
 * collection contains more typing errors of its own.
 */
const fewDocuments = (documents: number): number => (documents < 10_000 ? 1 : 3);
const stopWordWeight = 0.3;
/** At most this many words of a query are looked up. A longer text is a pasted page rather than a query. */
const maxWords = 64;
/** A longer text is a pasted sentence. Its many words find papers by themselves, so other forms of them only find wrong ones. */
const maxTypedWords = 12;
/** A shorter stem of an unknown word says too little about the words that begin with it. */
const minStemLength = 3;
/** A shorter query is probably a name or the beginning of one, so a pause says nothing of its last word. */
const minSettledWords = 3;
const maxMisspelt = 8;
const maxCorrections = 20;
/**
 * A query with more words than this is neither a name nor the beginning of a title. It describes an idea, so documents need not have
 * all of its words.
 */
export const maxNameQueryLength = 4;

/**
 * Analyses a query as it is typed in a search box. Once the writer pauses (`isSettled`), the last word of a query of several words counts
 * as finished if a paper has it, though it still matches what begins with it.
 */
export function analyzeQuery<Document extends SearchDocument>(
  collection: Collection<Document>,
  { text, isSettled }: TypedWords,
): readonly QueryTerm[] {
  const tokens = tokenizeWords(text);
  const last = tokens.at(-1);
  const isOpen = last !== undefined && last.end === text.length;
  if (isOpen && isSettled === true && tokens.length >= minSettledWords && isKnownTerm(collection, last.term)) {
    const words = analyzeQuery(collection, { text: `${text} ` });
    return countQueryTerms(words) > maxNameQueryLength
      ? words
      : words.map((word) => (word.word === last.term ? alsoBeginning(word) : word));
  }
  const unfinished = isOpen ? last : undefined;
  const finished = tokens.filter((token) => token !== unfinished).map(({ term }) => term);
  // An unfinished word cannot be judged yet: `of the` may become `of theory`.
  const isOnlyStops = unfinished === undefined && tokens.every(({ term }) => stopWords.has(term));
  const words = [...new Set(finished)].slice(0, maxWords);
  let misspelt = 0;
  const planned = words.map((word): QueryTerm => {
    const stem = stemContentWord(word);
    const isKnown = stem === undefined || isKnownWord(collection, word, stem);
    if (!isKnown) misspelt += 1;
    return {
      word,
      stems:
        stem === undefined
          ? []
          : [stem, ...(isKnown && finished.length > maxTypedWords ? [] : listDegreeStems(word)), ...findCompounds(finished, word)],
      prefixes: isKnown ? [] : listBeginnings(word, stem),
      corrections: isKnown || misspelt > maxMisspelt || isEnglishWord(word) ? [] : chooseCorrections(collection, word, 'finished'),
      need: stem !== undefined || isOnlyStops ? 'required' : 'free',
      weight: stem === undefined ? stopWordWeight : 1,
    };
  });
  const all = unfinished === undefined ? planned : [...planned, planUnfinished(collection, unfinished.term, finished.at(-1))];
  return countQueryTerms(all) > maxNameQueryLength ? weighIdea(all, countStems(finished)) : all;
}

/** Analyses a query that describes an idea, even if the query has few words. After a pause, a last word that a paper has is finished. */
export function analyzeIdea<Document extends SearchDocument>(
  collection: Collection<Document>,
  { text: typed, isSettled }: TypedWords,
): readonly QueryTerm[] {
  const last = isSettled === true ? tokenizeWords(typed).at(-1) : undefined;
  const text = last !== undefined && isKnownTerm(collection, last.term) ? `${typed} ` : typed;
  const words = analyzeQuery(collection, { text });
  // `analyzeQuery` has already weighted longer queries.
  return countQueryTerms(words) > maxNameQueryLength ? words : weighIdea(words, countStems(tokenizeWords(text).map(({ term }) => term)));
}

/**
 * The number of words that are not 'free'. The unfinished word counts from its first letter on, so the number stays the same while the
 * writer completes the word.
 */
export function countQueryTerms(words: readonly QueryTerm[]): number {
  return words.filter(({ need }) => need !== 'free').length;
}

/** Prepares a query that describes an idea: gives repeated words a higher weight, keeps one form of each stem, and drops stop words. */
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

/** The stems of the content words of a written text. No word is unfinished or required, and a word weighs more the more often it occurs. */
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
    const stem = stemContentWord(term);
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
  const own = countByPrefix(collection, word) > 0 ? [word] : listBeginnings(word, stemWord(word));
  const prefixes = before === undefined || stopWords.has(before) ? own : [...own, before + word];
  const isKnown = countByPrefix(collection, word) >= fewDocuments(collection.documents.length) || beginsName(collection, word);
  return {
    word,
    stems: [],
    prefixes,
    corrections: isKnown || isEnglishWord(word, 'unfinished') ? [] : chooseCorrections(collection, word, 'unfinished'),
    need: before === undefined ? 'required' : needOf(word),
    weight: 1,
  };
}

/** The need for an unfinished last word that follows other words. */
function needOf(word: string): TermNeed {
  if (encodeWord(word).length < minInAbstracts) return 'hinted';
  return stopWords.has(word) ? 'wanted' : 'required';
}

/** What the words begin with that an unknown word may stand for: `docs` and `doc`, which finds documents. */
function listBeginnings(word: string, stem: string): readonly string[] {
  return stem.length < minStemLength || !word.startsWith(stem) || stem === word ? [word] : [word, stem];
}

function listDegreeStems(word: string): readonly string[] {
  return listOtherDegrees(word).flatMap((other) => stemContentWord(other) ?? []);
}

/**
 * The stems of the compounds of a word with its neighbours: `kvcache` for `kv` in `kv cache` or `kv-cache`. None if the query has more
 * than `maxTypedWords`.
 */
function findCompounds(finished: readonly string[], word: string): readonly string[] {
  if (finished.length > maxTypedWords) return [];
  const joined = new Set<string>();
  finished.forEach((other, at) => {
    const next = finished[at + 1];
    if (next === undefined || stopWords.has(other) || stopWords.has(next)) return;
    if (other === word || next === word) joined.add(other + next);
  });
  return [...joined].flatMap((term) => stemContentWord(term) ?? []);
}

/** Whether a paper has the word, or another degree of it; a stop word needs no paper. */
function isKnownTerm<Document extends SearchDocument>(collection: Collection<Document>, word: string): boolean {
  const stem = stemContentWord(word);
  return stem === undefined || isKnownWord(collection, word, stem) || listDegreeStems(word).some((other) => isKnownStem(collection, other));
}

/** A content word that also matches the words that begin with it. */
function alsoBeginning(word: QueryTerm): QueryTerm {
  return word.stems.length === 0 || word.prefixes.includes(word.word) ? word : { ...word, prefixes: [...word.prefixes, word.word] };
}

function isKnownWord<Document extends SearchDocument>(collection: Collection<Document>, word: string, stem: string): boolean {
  return countWord(collection, word) >= fewDocuments(collection.documents.length) || (stem !== word && isKnownStem(collection, stem));
}

function isKnownStem<Document extends SearchDocument>(collection: Collection<Document>, stem: string): boolean {
  let count = 0;
  for (const { loaded, hidden } of collection.views) {
    for (const form of findForms(loaded.data, stem)) count += countVisible(listOf(loaded.data.postings, form), hidden);
  }
  return count >= fewDocuments(collection.documents.length);
}

/** A text in which each adjective that no paper has is in the degree that papers have: `cheap` for `cheaper`. */
export function writeKnownDegrees<Document extends SearchDocument>(collection: Collection<Document>, text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])[A-Za-z]+(?![\p{L}\p{N}])/gu, (word) => {
    const others = listOtherDegrees(word.toLowerCase());
    if (others.length === 0 || isKnownStem(collection, stemWord(word.toLowerCase()))) return word;
    return others.find((other) => isKnownStem(collection, stemWord(other))) ?? word;
  });
}

/** The number of documents that contain a word. A document that has the word both in a short field and in its text may count twice. */
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

/** Whether a name or key begins with the word. What a single paper is called is no misspelling of what others have. */
function beginsName<Document extends SearchDocument>({ views }: Collection<Document>, word: string): boolean {
  return views.some(({ loaded, hidden }) => {
    const { strings, documents, fields } = loaded.data.names;
    return findByPrefix(strings, encodeWord(word)).some(
      (entry) => (fields[entry] ?? 0) >= fieldCodes.key && hidden?.[documents[entry] ?? 0] !== 1,
    );
  });
}

/** The corrections with the fewest errors. Those that occur in the most documents come first. */
function chooseCorrections<Document extends SearchDocument>(
  collection: Collection<Document>,
  word: string,
  end: 'finished' | 'unfinished',
): readonly SpellingCorrection[] {
  const found = new Map<string, SpellingCorrection>();
  for (const { loaded } of collection.views)
    for (const correction of findCorrections(loaded.data, word, end)) found.set(correction.word, correction);
  const counted = [...found.values()]
    .map((correction) => ({ correction, count: countWord(collection, correction.word) }))
    .filter(({ count }) => count > 0);
  const least = Math.min(...counted.map(({ correction }) => correction.distance));
  return counted
    .filter(({ correction }) => correction.distance === least)
    .sort((a, b) => b.count - a.count || (a.correction.word < b.correction.word ? -1 : 1))
    .slice(0, maxCorrections)
    .map(({ correction }) => correction);
}
