import { noGroup } from './centroids';
import { mentioned, type KnownPhrase, type PhraseBook } from './phraseBook';
import { isCommonPhrase } from './phraseWords';

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

/** How many of the best phrases of each group are considered. */
const kept = 80;
/** The share of a group's papers that must mention a phrase. */
const smallestShare = 0.03;
/** A single word is a heading only of a group of which this share mentions it. */
const smallestShareOfWord = 0.3;
/** The weight of a phrase that is too common to name a subject, such as "neural network". */
const commonPhraseWeight = 0.3;
/** Weights by the number of words: a single word says less. A phrase that is no known term of headings often names a detail. */
const termWeights = [0, 0.5, 1];
const otherWeights = [0, 0.2, 0.5];

/** Ranks the phrases of each of `count` groups. `groups` has the group of each paper in the book. */
export function rankPhrases(book: PhraseBook, groups: Int32Array, count: number): readonly GroupPhrases[] {
  const tally = countPhrases(book, groups, count);
  return tally.sizes.map((own, group) => {
    if (own === 0) return { size: 0, candidates: [] };
    const candidates = book.phrases.flatMap((phrase, number) => createCandidate(phrase, number, tally, group) ?? []);
    candidates.sort((a, b) => b.score - a.score || (a.phrase.surface < b.phrase.surface ? -1 : 1));
    return { size: own, candidates: candidates.slice(0, kept) };
  });
}

/**
 * Returns undefined if too few papers of the group mention the phrase, or if the phrase does not distinguish the group from others. The
 * result is also undefined for a single word that is in too few titles or usually has a word after it.
 */
function createCandidate(phrase: KnownPhrase, number: number, tally: Tally, group: number): LabelCandidate | undefined {
  const cell = number * tally.sizes.length + group;
  const own = tally.sizes[group] ?? 0;
  const papers = tally.papers[cell] as number;
  const titles = tally.titles[cell] as number;
  if (papers < Math.max(Math.min(2, own), Math.ceil(own * smallestShare))) return undefined;
  if (phrase.isName) return undefined;
  if (phrase.length === 1 && papers < smallestShareOfWord * own) return undefined;
  // A word that is no known term must occur in several titles, and often without a word after it: "infinite" always precedes a noun.
  if (phrase.length === 1 && !phrase.isHeadingTerm && (titles < Math.max(2, 0.1 * own) || phrase.completeness < 0.5)) return undefined;
  const inside = tally.weights[cell] as number;
  const share = inside / own;
  const shareOutside = ((tally.totals[number] as number) - inside + 0.5) / (tally.size - own + 1);
  const lift = Math.log(share / shareOutside);
  if (lift <= 0) return undefined;
  const weight =
    ((phrase.isHeadingTerm ? termWeights : otherWeights)[Math.min(2, phrase.length)] ?? 0) *
    Math.min(1, 0.2 + phrase.completeness * 1.6) *
    (0.5 + 0.5 * Math.min(1, (4 * titles) / own)) *
    (isCommonPhrase(phrase.surface) ? commonPhraseWeight : 1);
  return { phrase, number, score: share * Math.min(lift, 2) * (1 - Math.min(1, shareOutside)) ** 2 * weight, papers, titles };
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
