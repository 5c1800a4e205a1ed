import { type Acronyms, expandAcronyms, findAcronyms } from './acronyms';
import { type HeadingTerms, readHeadingTerms } from './matchHeading';
import { chooseForm, withNumberOf } from './phraseForm';
import { createTrie, visitPhrases } from './phraseTrie';
import { findTitlePhrases, getStems, getSurface, isAcronym, isFollowed, type TitlePhrase, type TokenReader } from './titlePhrases';
import type { StemSequences } from './vocabulary';
import { gap, type PaperText } from './wordReader';

/**
 * The phrases that several papers of a collection have, and how strongly each paper is about them. Phrases come from titles and names
 * of sections, and in a small collection also from abstracts.
 */
export interface PhraseBook {
  readonly phrases: readonly KnownPhrase[];
  /**
   * `found` lists the phrases of one paper after the other, as indexes in `phrases`. `starts` has the index in `found` at which each
   * paper begins, and, as a last element, the length of `found`.
   */
  readonly starts: Int32Array;
  readonly found: Int32Array;
  /**
   * For each element of `found`: 1 if the paper's title has the phrase, less if only the abstract has it, and least if the paper has the
   * words of the phrase, but apart from each other.
   */
  readonly weights: Float32Array;
  readonly acronyms: Acronyms;
  /** Whether the list of heading terms knows the field of the papers: many titles have a term of several words. */
  readonly isKnownField: boolean;
  /** For each stem, the share of the papers that have it. */
  readonly wordShares: Float32Array;
}

export interface KnownPhrase {
  /**
   * The numbers of the stems of its words. `gap` stands for an "of" between two words, and for a number or a stop word within a
   * hyphenated word.
   */
  readonly words: readonly number[];
  /** The number of words. A hyphenated word is one word, and so is an acronym that no paper spells out. */
  readonly length: number;
  /**
   * About the share of occurrences in which no other word follows the phrase. It is low for "vision language", which is usually
   * followed by "models". It is also low for a phrase that is a rare form of its stems.
   */
  readonly completeness: number;
  /** The phrase as a heading spells it: see `chooseForm`. */
  readonly surface: string;
  /** Whether the phrase is one of `headingTerms.txt`. */
  readonly isHeadingTerm: boolean;
  /** Whether the phrase is the name of something, as "Qwen3" and "Claude Opus" are, and no subject. */
  readonly isName: boolean;
  /** The number of titles with the phrase. */
  readonly titles: number;
}

/**
 * The weight of a phrase that only the abstract mentions, and only once. `againInAbstract` is the weight if the abstract repeats the
 * phrase.
 */
const onceInAbstract = 0.4;
const againInAbstract = 0.7;
/** The weights if the words of the phrase are not together, but all in the title, or all in title and abstract. */
const apartInTitle = 0.6;
const apart = 0.2;
/** From this weight on, a paper mentions the phrase; below, it only has the words of the phrase. */
export const mentioned = onceInAbstract;

/** In a collection smaller than this, titles share too few phrases, so phrases of abstracts are used too. */
const fewPapers = 300;
const maxInTitle = 4;
const maxInAbstract = 3;

/** Creates the book of the phrases that at least `fewest` papers have. */
export function createPhraseBook(papers: readonly PaperText[], texts: StemSequences, min: number): PhraseBook {
  const acronyms = findAcronyms(papers, texts.reader);
  const terms = readHeadingTerms(texts.reader, acronyms);
  const collected = collectPhrases(papers, terms, { reader: texts.reader, tokens: new Map(), acronyms }, min);
  const expanded = expandAcronyms(texts, acronyms);
  const wordShares = countPapers(expanded);
  const titles = new Int32Array(collected.length);
  const trie = createTrie(collected, texts.reader.stems.length);
  const rarest = indexByRarestWord(collected, wordShares);
  const { starts, titleEnds, words, count } = expanded;
  const rowStarts = new Int32Array(count + 1);
  const found: number[] = [];
  const weights: number[] = [];
  const lastRow = new Int32Array(collected.length).fill(-1);
  const place = new Int32Array(collected.length);
  const wordRow = new Int32Array(wordShares.length).fill(-1);
  const titleRow = new Int32Array(wordShares.length).fill(-1);
  const add = (phrase: number, row: number, weight: number): void => {
    if (lastRow[phrase] !== row) {
      lastRow[phrase] = row;
      place[phrase] = found.length;
      found.push(phrase);
      weights.push(weight);
    } else if ((weights[place[phrase] as number] as number) < weight) weights[place[phrase] as number] = weight;
  };
  for (let row = 0; row < count; row++) {
    const titleEnd = titleEnds[row] as number;
    const [start, end] = [starts[row] as number, starts[row + 1] as number];
    for (let at = start; at < end; at++) {
      const word = words[at] as number;
      if (word !== gap) (at < titleEnd ? titleRow : wordRow)[word] = row;
      visitPhrases(trie, words, at, end, (phrase) =>
        add(phrase, row, at < titleEnd ? 1 : lastRow[phrase] === row ? againInAbstract : onceInAbstract),
      );
    }
    for (const word of new Set(words.subarray(start, end))) {
      for (const phrase of rarest[word] ?? []) {
        const own = collected[phrase]?.words ?? [];
        if (own.every((each) => titleRow[each] === row || each === gap)) add(phrase, row, apartInTitle);
        else if (own.every((each) => titleRow[each] === row || wordRow[each] === row || each === gap)) add(phrase, row, apart);
      }
    }
    rowStarts[row + 1] = found.length;
  }
  for (let at = 0; at < found.length; at++)
    if (weights[at] === 1) titles[found[at] as number] = (titles[found[at] as number] as number) + 1;
  // A phrase whose spelling is rare for its stems describes the papers badly. For example, "medication" has the same stem as "medical",
  // which is far more frequent in titles.
  const isKnownField = countTitlesWithTerm() >= 0.2 * count;
  const phrases = collected.map((phrase, index) => ({
    ...phrase,
    completeness: phrase.completeness * Math.min(1, (phrase.titles + 1) / ((titles[index] as number) + 1)),
  }));
  return {
    phrases,
    starts: rowStarts,
    found: Int32Array.from(found),
    weights: Float32Array.from(weights),
    acronyms,
    isKnownField,
    wordShares,
  };

  function countTitlesWithTerm(): number {
    let titlesWithTerm = 0;
    for (let row = 0; row < count; row++) {
      const [from, to] = [rowStarts[row] as number, rowStarts[row + 1] as number];
      for (let at = from; at < to; at++) {
        const phrase = collected[found[at] as number];
        if (weights[at] !== 1 || phrase?.isHeadingTerm !== true || phrase.length < 2) continue;
        titlesWithTerm++;
        break;
      }
    }
    return titlesWithTerm;
  }
}

function countPapers({ reader, starts, words, count }: StemSequences): Float32Array {
  const shares = new Float32Array(reader.stems.length);
  for (let row = 0; row < count; row++)
    for (const word of new Set(words.subarray(starts[row], starts[row + 1])))
      if (word !== gap) shares[word] = (shares[word] as number) + 1 / count;
  return shares;
}

/** For each stem, the phrases of several words whose rarest word it is. */
function indexByRarestWord(phrases: readonly KnownPhrase[], shares: Float32Array): readonly (readonly number[] | undefined)[] {
  const index: number[][] = [];
  phrases.forEach(({ words }, phrase) => {
    if (words.length < 2) return;
    const rarest = words.reduce((a, b) => (a === gap || (b !== gap && (shares[b] ?? 0) < (shares[a] ?? 0)) ? b : a));
    (index[rarest] ??= []).push(phrase);
  });
  return index;
}

/**
 * The occurrences of a phrase, collected while texts are read. Most phrases occur in one text only, so spellings are compared later,
 * when those phrases have been dropped.
 */
interface Collected {
  readonly inTitles: TitlePhrase[];
  readonly inAbstracts: TitlePhrase[];
  titles: number;
  papers: number;
  last: number;
}

function collectPhrases(papers: readonly PaperText[], terms: HeadingTerms, tokens: TokenReader, min: number): readonly KnownPhrase[] {
  const collected = new Map<string, Collected>();
  const collect = (phrases: readonly TitlePhrase[], row: number, isTitle: number): void => {
    for (const place of phrases) {
      let phrase = collected.get(place.key);
      if (phrase === undefined) collected.set(place.key, (phrase = { inTitles: [], inAbstracts: [], titles: 0, papers: 0, last: -1 }));
      (isTitle === 1 ? phrase.inTitles : phrase.inAbstracts).push(place);
      if (phrase.last === row) continue;
      phrase.titles += isTitle;
      phrase.papers++;
      phrase.last = row;
    }
  };
  papers.forEach(({ title, abstract, sections = [] }, row) => {
    for (const text of [title, ...sections]) collect(findTitlePhrases(text, tokens, maxInTitle), row, 1);
    if (papers.length < fewPapers) collect(findTitlePhrases(abstract, tokens, maxInAbstract), row, 0);
  });
  return [...collected.values()].filter((phrase) => phrase.papers >= min).map((phrase) => describePhrase(phrase, terms));
}

function describePhrase({ inTitles, inAbstracts, titles, papers }: Collected, terms: HeadingTerms): KnownPhrase {
  const places = [...inTitles, ...inAbstracts];
  const words = getStems(places[0] as TitlePhrase);
  const term = terms.get(words.join(' '));
  const isSpelt = places.some((place) => !isAcronym(place));
  // A heading has the words of an acronym where papers write them.
  const isUsed = (place: TitlePhrase): boolean => !isSpelt || !isAcronym(place);
  const form = chooseForm(inTitles.filter(isUsed), inAbstracts.filter(isUsed));
  const alone = places.filter((place) => !isFollowed(place)).length;
  return {
    words,
    length: isSpelt ? countMeanWords(places.filter((place) => !isAcronym(place))) : 1,
    // One complete occurrence is added, so that a phrase with few occurrences is not judged too strictly.
    completeness: (alone + 1) / (places.length + 1),
    surface: term === undefined ? form : withNumberOf(term, form),
    isHeadingTerm: term !== undefined,
    isName:
      // A title has the name of its paper before a colon, which is no phrase of the title, but languages and the like are: "Arabic".
      (isWrittenAsName(inAbstracts) && (term === undefined || inTitles.length === 0)) ||
      (term === undefined && (places.some(hasNumber) || (papers < 4 && places.every(isCoined)))),
    titles,
  };
}

function countMeanWords(places: readonly TitlePhrase[]): number {
  const counts = places.map(({ tokens, start, end }) => tokens.slice(start, end).filter(({ ids }) => ids !== undefined).length);
  return Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length);
}

/** Whether a word has a number, as names of versions do. "3D" is none. */
function hasNumber(place: TitlePhrase): boolean {
  return /\d/.test(getSurface(place).replace(/\b\dD\b/gi, ''));
}

/** Whether a phrase is one word with a capital after its first letter, as names of methods and instruments are. */
function isCoined(place: TitlePhrase): boolean {
  return getSurface(place)
    .split(' ')
    .some((word) => word.length > 3 && /[\p{L}\p{N}]\p{Lu}/u.test(word));
}

/** Whether all words have a capital wherever a text has the phrase, and other words beside it have none, as with "Claude Opus". */
function isWrittenAsName(places: readonly TitlePhrase[]): boolean {
  const isBesideSmall = ({ tokens, start, end }: TitlePhrase): boolean =>
    [tokens[start - 1], tokens[end]].some((token) => /^\p{Ll}/u.test(token?.text ?? ''));
  return places.some(isBesideSmall) && places.every((place) => /^\p{Lu}\p{Ll}\S*(?: \p{Lu}\S*)*$/u.test(getSurface(place)));
}
