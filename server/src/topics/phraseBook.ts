import { findTitlePhrases, getConnective, getStems, getSurface, isFollowed, type TitlePhrase, type TokenReader } from './titlePhrases';
import { gap } from './wordReader';
import type { StemSequences } from './stemSequences';

/**
 * The phrases that several papers of a collection have, and how strongly each paper is about them. Phrases come from titles, and in a
 * small collection also from abstracts.
 */
export interface PhraseBook {
  readonly phrases: readonly KnownPhrase[];
  /**
   * `found` lists the phrases of one paper after the other, as indexes in `phrases`. `starts` has the index in `found` at which each
   * paper begins, and, as a last element, the length of `found`.
   */
  readonly starts: Int32Array;
  readonly found: Int32Array;
  /** For each element of `found`: 1 if the paper's title has the phrase, less if only the abstract has it. */
  readonly weights: Float32Array;
}

export interface KnownPhrase {
  /**
   * The numbers of the stems of its words. `gap` stands for an "of" between two words, and for a number or a stop word within a
   * hyphenated word.
   */
  readonly words: readonly number[];
  /** The number of words. The parts of a hyphenated word are counted separately. */
  readonly length: number;
  /**
   * About the share of occurrences in which no other word follows the phrase. It is low for "vision language", which is usually
   * followed by "models". It is also low for a phrase that is a rare form of its stems.
   */
  readonly completeness: number;
  /** The most common spelling. */
  readonly surface: string;
  /** The number of titles with the phrase. */
  readonly titles: number;
  /** The words that connect the phrase to what precedes it ("for", "in", ...), each with its number of occurrences in titles. */
  readonly connectives: ReadonlyMap<string, number>;
}

/**
 * The weight of a phrase that only the abstract mentions, and only once. `againInAbstract` is the weight if the abstract repeats the
 * phrase.
 */
const onceInAbstract = 0.4;
const againInAbstract = 0.7;

interface Text {
  readonly title: string;
  readonly abstract: string;
}

/** In a collection smaller than this, titles share too few phrases, so phrases of abstracts are used too. */
const fewPapers = 300;
const longestInTitle = 4;
const longestInAbstract = 3;

/** Creates the book of the phrases that at least `fewest` papers have. */
export function createPhraseBook(papers: readonly Text[], texts: StemSequences, fewest: number): PhraseBook {
  const collected = collectPhrases(papers, texts, fewest);
  const titles = new Int32Array(collected.length);
  const trie = createTrie(collected, texts.reader.stems.length);
  const { starts, titleEnds, words, count } = texts;
  const rowStarts = new Int32Array(count + 1);
  const found: number[] = [];
  const weights: number[] = [];
  const lastRow = new Int32Array(collected.length).fill(-1);
  const place = new Int32Array(collected.length);
  for (let row = 0; row < count; row++) {
    const titleEnd = titleEnds[row] as number;
    const end = starts[row + 1] as number;
    for (let at = starts[row] as number; at < end; at++) {
      visitPhrases(trie, words, at, end, (phrase) => {
        if (lastRow[phrase] !== row) {
          lastRow[phrase] = row;
          place[phrase] = found.length;
          found.push(phrase);
          weights.push(at < titleEnd ? 1 : onceInAbstract);
        } else if (at >= titleEnd && (weights[place[phrase] as number] as number) < againInAbstract) {
          weights[place[phrase] as number] = againInAbstract;
        }
      });
    }
    rowStarts[row + 1] = found.length;
  }
  for (let at = 0; at < found.length; at++)
    if (weights[at] === 1) titles[found[at] as number] = (titles[found[at] as number] as number) + 1;
  // A phrase whose spelling is rare for its stems describes the papers badly. For example, "medication" has the same stem as "medical",
  // which is far more frequent in titles.
  const phrases = collected.map((phrase, index) => ({
    ...phrase,
    completeness: phrase.completeness * Math.min(1, (phrase.titles + 1) / ((titles[index] as number) + 1)),
  }));
  return { phrases, starts: rowStarts, found: Int32Array.from(found), weights: Float32Array.from(weights) };
}

/**
 * The occurrences of a phrase, collected while texts are read. Most phrases occur in one text only, so spellings are compared later,
 * when those phrases have been dropped.
 */
interface Collected {
  readonly places: TitlePhrase[];
  readonly titlePlaces: TitlePhrase[];
  titles: number;
  papers: number;
  last: number;
}

function collectPhrases(papers: readonly Text[], { reader }: StemSequences, fewest: number): readonly KnownPhrase[] {
  const collected = new Map<string, Collected>();
  const tokens: TokenReader = { reader, tokens: new Map() };
  const collect = (phrases: readonly TitlePhrase[], row: number, isTitle: number): void => {
    for (const place of phrases) {
      let phrase = collected.get(place.key);
      if (phrase === undefined) collected.set(place.key, (phrase = { places: [], titlePlaces: [], titles: 0, papers: 0, last: -1 }));
      phrase.places.push(place);
      if (isTitle === 1) phrase.titlePlaces.push(place);
      if (phrase.last === row) continue;
      phrase.titles += isTitle;
      phrase.papers++;
      phrase.last = row;
    }
  };
  papers.forEach(({ title, abstract }, row) => {
    collect(findTitlePhrases(title, tokens, longestInTitle), row, 1);
    if (papers.length < fewPapers) collect(findTitlePhrases(abstract, tokens, longestInAbstract), row, 0);
  });
  return [...collected.values()]
    .filter((phrase) => phrase.papers >= fewest)
    .map(describePhrase)
    .filter(({ titles, length }) => titles > 0 || length > 1);
}

function describePhrase({ places, titlePlaces, titles }: Collected): KnownPhrase {
  const words = getStems(places[0] as TitlePhrase);
  const alone = places.filter((place) => !isFollowed(place)).length;
  return {
    words,
    length: words.filter((word) => word !== gap).length,
    // One complete occurrence is added, so that a phrase with few occurrences is not judged too strictly.
    completeness: (alone + 1) / (places.length + 1),
    surface: commonest(countBy(places, getSurface)),
    titles,
    connectives: countBy(titlePlaces, getConnective),
  };
}

function countBy(places: readonly TitlePhrase[], read: (place: TitlePhrase) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(read(place), (counts.get(read(place)) ?? 0) + 1);
  return counts;
}

/** The most common form; of equally common forms, the first in alphabetical order. */
function commonest(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce(([a, x], [b, y]) => (y > x || (y === x && b < a) ? [b, y] : [a, x]))[0];
}

/** Phrases as a tree. `roots` has the node of each first word, or -1; `next` has, for each node, the next node for each following word. */
interface Trie {
  readonly roots: Int32Array;
  readonly next: readonly ReadonlyMap<number, number>[];
  /** The phrase that ends at each node, or -1. */
  readonly phrases: readonly number[];
}

function createTrie(phrases: readonly KnownPhrase[], wordCount: number): Trie {
  const roots = new Int32Array(wordCount).fill(-1);
  const next: Map<number, number>[] = [];
  const ends: number[] = [];
  const create = (): number => {
    next.push(new Map());
    ends.push(-1);
    return next.length - 1;
  };
  phrases.forEach(({ words }, phrase) => {
    const first = words[0] ?? 0;
    if (roots[first] === -1) roots[first] = create();
    let node = roots[first] as number;
    for (const word of words.slice(1)) {
      const known = next[node]?.get(word);
      const child: number = known ?? create();
      if (known === undefined) next[node]?.set(word, child);
      node = child;
    }
    ends[node] = phrase;
  });
  return { roots, next, phrases: ends };
}

function visitPhrases(
  { roots, next, phrases }: Trie,
  words: Int32Array,
  start: number,
  end: number,
  visit: (phrase: number) => void,
): void {
  const first = words[start] as number;
  if (first === gap || first >= roots.length) return;
  let node: number | undefined = roots[first];
  for (let at = start + 1; node !== undefined && node !== -1; at++) {
    const phrase = phrases[node] as number;
    if (phrase >= 0) visit(phrase);
    if (at >= end) return;
    node = next[node]?.get(words[at] as number);
  }
}
