import { dotProduct, isZero, noGroup, sumGroups, type Vectors } from './centroids';
import { type PaperSpace, projectTexts } from './paperSpace';
import { type KnownPhrase, mentioned, type PhraseBook } from './phraseBook';
import { isCommonPhrase } from './phraseWords';
import type { StemSequences } from './vocabulary';
import { gap } from './wordReader';

/** A phrase that may become the label of one group. */
export interface LabelCandidate {
  readonly phrase: KnownPhrase;
  /** The index of the phrase in the book. */
  readonly number: number;
  /** Higher if more of the group's papers mention the phrase, above all in their titles, and if fewer other papers do. */
  readonly score: number;
  /** The number of papers in the group that mention the phrase. */
  readonly papers: number;
  /** The number of papers in the group that have the phrase in the title. */
  readonly titles: number;
}

export interface GroupPhrases {
  /** The number of papers in the group. */
  readonly size: number;
  /** The phrases that may become the label, best first. */
  readonly candidates: readonly LabelCandidate[];
}

interface Tally {
  readonly size: number;
  readonly sizes: readonly number[];
  /** These three arrays have one element for each phrase and group. */
  readonly weights: Float32Array;
  readonly papers: Int32Array;
  readonly titles: Int32Array;
  /** The total weight of each phrase. */
  readonly totals: Float32Array;
}

/** Compares phrases, given as the numbers of their stems, by the words that distinguish papers of the library from each other. */
interface Meanings {
  /** Whether two phrases mean the same: "LLM agents" and "language agents" do if most papers are about language models. */
  isSame(a: readonly number[], b: readonly number[]): boolean;
  /** Whether the outer phrase has all words of the inner one, so that the inner one says nothing more. */
  isPart(inner: readonly number[], outer: readonly number[]): boolean;
}

/** How near phrases are to groups of papers. */
interface PhraseNearness {
  /** The cosine of a phrase with the direction of a group; undefined for a phrase whose words do not distinguish papers. */
  to(phrase: number, group: number): number | undefined;
}

/** How many of the best phrases of each group are considered. */
const kept = 80;
/** The share of a group's papers that must mention a phrase. */
const minShare = 0.03;
/** A single word is a heading only of a group of which this share mentions it. */
const minShareOfWord = 0.3;
/** Weights by the number of words: a single word says less. */
const lengthWeights = [0, 0.5, 1];
/** The weight of a phrase that is no known term of headings, in a field whose terms are known: it often names a detail. */
const otherWeight = 0.5;
/**
 * A phrase that is no known term, and less often complete, lacks its noun, such as "large language" or "microcalorimeter onboard". Chosen
 * by reading the headings of `npm run eval -- labels` and `labels-aside`.
 */
const minCompleteness = 0.3;
/** A common phrase names no subject of a library in which this share of the other papers mention it. */
const commonShare = 0.4;
/** A phrase with a smaller cosine to the direction of a group is a detail of it. */
export const minNearness = 0.25;
/** A phrase may be so much nearer to another group. */
const maxLead = 0.1;
/** The nearness of a phrase whose words do not distinguish papers from each other. */
const usualNearness = 0.4;

/** Ranks the phrases of each of `count` groups by what the papers say of them. `groups` has the group of each paper in the book. */
export function rankPhrases(book: PhraseBook, groups: Int32Array, count: number, nearness: PhraseNearness): readonly GroupPhrases[] {
  const tally = countPhrases(book, groups, count);
  return tally.sizes.map((own, group) => {
    if (own === 0) return { size: 0, candidates: [] };
    const candidates = book.phrases.flatMap((phrase, number) => {
      const candidate = createCandidate(phrase, number, tally, group, book.isKnownField);
      const factor = candidate === undefined ? 0 : weighNearness(nearness, number, group, count);
      return candidate === undefined || factor === 0 ? [] : [{ ...candidate, score: factor * candidate.score }];
    });
    candidates.sort((a, b) => b.score - a.score || (a.phrase.surface < b.phrase.surface ? -1 : 1));
    return { size: own, candidates: candidates.slice(0, kept) };
  });
}

/**
 * Returns undefined if too few papers of the group mention the phrase, or if the phrase does not distinguish the group from others. The
 * result is also undefined for a single word that is in no title or in too few papers. A word that is no known term must be in several
 * titles and often have no word after it, as "infinite" always precedes a noun; if the terms of the field are known, it is no label.
 */
function createCandidate(
  phrase: KnownPhrase,
  number: number,
  tally: Tally,
  group: number,
  isKnownField: boolean,
): LabelCandidate | undefined {
  const cell = number * tally.sizes.length + group;
  const own = tally.sizes[group] ?? 0;
  const papers = tally.papers[cell] as number;
  const titles = tally.titles[cell] as number;
  if (papers < Math.max(Math.min(2, own), Math.ceil(own * minShare))) return undefined;
  if (phrase.isName || (!phrase.isHeadingTerm && phrase.completeness < minCompleteness)) return undefined;
  if (phrase.length === 1) {
    if (papers < minShareOfWord * own || titles === 0) return undefined;
    if (!phrase.isHeadingTerm && (isKnownField || titles < Math.max(2, 0.2 * own) || phrase.completeness < 0.5)) return undefined;
  }
  const inside = tally.weights[cell] as number;
  const share = inside / own;
  const shareOutside = ((tally.totals[number] as number) - inside + 0.5) / (tally.size - own + 1);
  const mentionedOutside = (sumRow(tally.papers, number, tally.sizes.length) - papers) / (tally.size - own + 1);
  if (mentionedOutside > commonShare && isCommonPhrase(phrase.surface)) return undefined;
  const lift = Math.log(share / shareOutside);
  if (lift <= 0) return undefined;
  const weight =
    (lengthWeights[Math.min(2, phrase.length)] ?? 0) *
    (isKnownField && !phrase.isHeadingTerm ? otherWeight : 1) *
    Math.min(1, 0.2 + phrase.completeness * 1.6) *
    (0.5 + 0.5 * Math.min(1, (4 * titles) / own));
  return { phrase, number, score: share * Math.min(lift, 2) * (1 - Math.min(1, shareOutside)) ** 2 * weight, papers, titles };
}

function sumRow(cells: Int32Array, row: number, width: number): number {
  return cells.subarray(row * width, (row + 1) * width).reduce((sum, cell) => sum + cell, 0);
}

/** 0 for a phrase that is far from the group or belongs to another one. */
function weighNearness(nearness: PhraseNearness, phrase: number, group: number, count: number): number {
  const own = nearness.to(phrase, group);
  if (own === undefined) return usualNearness;
  let next = 0;
  for (let other = 0; other < count; other++) if (other !== group) next = Math.max(next, nearness.to(phrase, other) ?? 0);
  return own < minNearness || own < next - maxLead ? 0 : own;
}

function countPhrases(book: PhraseBook, groups: Int32Array, count: number): Tally {
  const cells = book.phrases.length * count;
  const [weights, papers, titles] = [new Float32Array(cells), new Int32Array(cells), new Int32Array(cells)];
  const totals = new Float32Array(book.phrases.length);
  const sizes = new Array<number>(count).fill(0);
  groups.forEach((group, row) => {
    if (group === noGroup) return;
    sizes[group] = (sizes[group] ?? 0) + 1;
    for (let at = book.starts[row] as number; at < (book.starts[row + 1] as number); at++) {
      const phrase = book.found[at] as number;
      const weight = book.weights[at] as number;
      const cell = phrase * count + group;
      totals[phrase] = (totals[phrase] as number) + weight;
      weights[cell] = (weights[cell] as number) + weight;
      if (weight >= mentioned) papers[cell] = (papers[cell] as number) + 1;
      if (weight === 1) titles[cell] = (titles[cell] as number) + 1;
    }
  });
  return { size: sizes.reduce((sum, own) => sum + own, 0), sizes, weights, papers, titles, totals };
}

/** A word that more than this share of the papers have does not distinguish them. */
const maxShare = 0.4;

export function createMeanings({ acronyms, wordShares }: PhraseBook): Meanings {
  const spell = (words: readonly number[]): readonly number[] =>
    words.filter((word) => word !== gap).flatMap((word) => acronyms.get(word) ?? [word]);
  const listTelling = (words: readonly number[]): readonly number[] => {
    const telling = words.filter((word) => (wordShares[word] ?? 0) <= maxShare);
    return telling.length === 0 ? words : telling;
  };
  const contains = (outer: readonly number[], inner: readonly number[]): boolean => inner.every((word) => outer.includes(word));
  const isPart = (inner: readonly number[], outer: readonly number[]): boolean => {
    const [small, large] = [spell(inner), spell(outer)];
    return contains(large, small) || contains(listTelling(large), listTelling(small));
  };
  return {
    isPart,
    isSame(a, b) {
      const [first, second] = [listTelling(spell(a)), listTelling(spell(b))];
      return contains(first, second) && contains(second, first);
    },
  };
}

/** The vectors of all phrases of a book. `texts` are those that the book was made from. */
export function projectPhrases({ phrases }: PhraseBook, { reader }: StemSequences, space: PaperSpace): Vectors {
  const starts = new Int32Array(phrases.length + 1);
  phrases.forEach(({ words }, phrase) => (starts[phrase + 1] = (starts[phrase] as number) + words.length));
  const words = Int32Array.from(phrases.flatMap((phrase) => phrase.words));
  return projectTexts({ reader, count: phrases.length, starts, titleEnds: starts.subarray(1), words }, space);
}

export function measurePhraseNearness(phrases: Vectors, papers: Vectors, groups: Int32Array, count: number): PhraseNearness {
  const { width, values } = phrases;
  const { sums, lengths } = sumGroups(papers, groups, count);
  return {
    to: (phrase, group) =>
      isZero(phrases, phrase)
        ? undefined
        : dotProduct(values, phrase * width, sums, group * width, width) / ((lengths[group] as number) || 1),
  };
}
