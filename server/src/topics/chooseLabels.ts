import { noGroup } from './centroids';
import type { KnownPhrase, PhraseBook } from './phraseBook';
import { isCommonPhrase } from './phraseWords';

/** The heading of a group of papers. */
export interface GroupLabel {
  /** One phrase, or two if one alone says too little. The phrases are spelt as in titles. */
  readonly parts: readonly KnownPhrase[];
  /** The word between two parts: "for", "in" or "and". Empty if there is only one part. */
  readonly connective: string;
}

/** A phrase that may become the label of one group. */
export interface LabelCandidate {
  readonly phrase: KnownPhrase;
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
/**
 * The weight of a phrase that is too common to name a subject, such as "neural network". `lengthBonus` has the weights by number of
 * words: a single word is seldom a good heading.
 */
const commonPhraseWeight = 0.3;
const lengthBonus = [0, 0.32, 1, 1.1, 1];

/** Ranks the phrases of each of `count` groups. `groups` has the group of each paper in the book. */
export function rankPhrases(book: PhraseBook, groups: Int32Array, count: number): readonly GroupPhrases[] {
  const tally = countPhrases(book, groups, count);
  return tally.sizes.map((own, group) => {
    const candidates = book.phrases.flatMap((phrase, number) => createCandidate(phrase, number, tally, group) ?? []);
    const mostTitles = candidates.reduce((most, { titles }) => Math.max(most, titles), 1);
    const ranked = candidates.map((candidate) => ({
      ...candidate,
      score: candidate.score * (0.1 + (0.9 * (candidate.titles + 1)) / (mostTitles + 1)),
    }));
    ranked.sort((a, b) => b.score - a.score || (a.phrase.surface < b.phrase.surface ? -1 : 1));
    return { size: own, candidates: ranked.slice(0, kept) };
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
  // A single word must occur in several titles, and often without a word after it: "infinite" always precedes a noun.
  if (phrase.length === 1 && (titles < Math.max(2, 0.1 * own) || phrase.completeness < 0.5)) return undefined;
  const inside = tally.weights[cell] as number;
  const share = inside / own;
  const shareOutside = ((tally.totals[number] as number) - inside + 0.5) / (tally.size - own + 1);
  const lift = Math.log(share / shareOutside);
  if (lift <= 0) return undefined;
  const weight =
    (lengthBonus[phrase.length] ?? 0.9) *
    Math.min(1, 0.2 + phrase.completeness * 1.6) *
    (isCommonPhrase(phrase.surface) ? commonPhraseWeight : 1);
  return { phrase, number, score: share ** 0.7 * lift ** 1.2 * (1 - Math.min(1, shareOutside)) ** 2 * weight, papers, titles };
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
      papers[cell] = (papers[cell] as number) + 1;
      if (weight === 1) titles[cell] = (titles[cell] as number) + 1;
    }
  });
  return { size: sizes.reduce((sum, own) => sum + own, 0), sizes, weights, papers, titles, totals };
}

/**
 * Chooses a different label for each group. The group whose best phrase has the highest score chooses first. A label is undefined if no
 * phrase is left, or if two phrases joined by "and" would cover too few papers of a small group. `isFree` returns whether a phrase may
 * be used beside the labels that other topics already have. A phrase that contains a phrase of another label, or is a part of one, is
 * used only if no other phrase is left.
 */
export function chooseLabels(
  book: PhraseBook,
  groups: Int32Array,
  ranked: readonly GroupPhrases[],
  isFree: (words: readonly number[]) => boolean,
): readonly (GroupLabel | undefined)[] {
  const used: (readonly number[])[] = [];
  const labels: (GroupLabel | undefined)[] = ranked.map(() => undefined);
  const best = (group: number): number => ranked[group]?.candidates[0]?.score ?? 0;
  const order = ranked.map((_, group) => group).sort((a, b) => best(b) - best(a) || a - b);
  for (const group of order) {
    const { candidates, size } = ranked[group] ?? { candidates: [], size: 0 };
    const open = candidates.filter(({ phrase }) => isFree(phrase.words));
    const apart = open.filter(({ phrase }) => !used.some((other) => isWithin(phrase.words, other) || isWithin(other, phrase.words)));
    const free = apart.length > 0 ? apart : open.filter(({ phrase }) => !used.some((other) => other.join() === phrase.words.join()));
    if (free[0] === undefined) continue;
    const first = preferLonger(free, preferInformative(free, free[0], size));
    const label = completeLabel(book, groups, group, size, free, first);
    if (label === undefined) continue;
    used.push(...label.parts.map(({ words }) => words));
    labels[group] = label;
  }
  return labels;
}

/**
 * Prefers an informative phrase of several words to a single word, even if fewer papers mention the phrase. For example, "audio-visual
 * speech" is preferred to "speaker".
 */
function preferInformative(candidates: readonly LabelCandidate[], first: LabelCandidate, size: number): LabelCandidate {
  if (first.phrase.length > 1) return first;
  return (
    candidates.find(
      ({ phrase, score, papers }) => isInformative(phrase) && papers >= Math.max(2, 0.15 * size) && score >= 0.15 * first.score,
    ) ?? first
  );
}

function isInformative({ length, completeness, surface }: KnownPhrase): boolean {
  return length > 1 && completeness > 0.4 && !isCommonPhrase(surface);
}

/**
 * Prefers a longer phrase that contains the shorter one, if most papers that mention the shorter phrase also mention the longer one:
 * "visual token pruning" to "visual token". A single word is replaced more easily: "robot" by "robot learning".
 */
function preferLonger(candidates: readonly LabelCandidate[], first: LabelCandidate): LabelCandidate {
  let chosen = first;
  for (const other of candidates) {
    const isLonger = other.phrase.words.length > chosen.phrase.words.length && isWithin(chosen.phrase.words, other.phrase.words);
    if (isLonger && (other.papers >= 0.6 * chosen.papers || (chosen.phrase.length === 1 && other.score >= 0.35 * chosen.score)))
      chosen = other;
  }
  return chosen;
}

/** If at least this share of the papers mentions a phrase of several words, no second phrase is added with "and". */
const enough = 0.55;
const worthAdding = 0.12;
const mostWords = 6;

/**
 * If a label joins two phrases with "and" and the group is smaller than this, at least the share `smallestCovered` of its papers must
 * mention one of the phrases. The papers are counted before `preferLonger` replaces the second phrase. A larger group keeps its label
 * even if most of its papers are about other things.
 */
const smallGroup = 50;
const smallestCovered = 0.5;

/**
 * Adds a second phrase to a label. With "for" or "in", the phrase is added if enough titles contain both phrases and titles often write
 * this word before the second one: "sparse attention for long contexts". With "and", it is added only if the first phrase says too
 * little: "retrieval heads and attention sinks". Returns undefined if two phrases with "and" cover too few papers of a small group.
 * Such a group holds papers that fitted nowhere else.
 */
function completeLabel(
  book: PhraseBook,
  groups: Int32Array,
  group: number,
  size: number,
  candidates: readonly LabelCandidate[],
  first: LabelCandidate,
): GroupLabel | undefined {
  const alone: GroupLabel = { parts: [first.phrase], connective: '' };
  // A single word says so little that more phrases are considered for the second part.
  const isAlone = first.phrase.length === 1;
  const others = candidates.filter(
    ({ phrase, score, titles }) =>
      (titles > 0 || isAlone) &&
      isInformative(phrase) &&
      phrase.length + first.phrase.length <= mostWords &&
      score > (isAlone ? 0.1 : 0.4) * first.score &&
      !phrase.words.some((word) => first.phrase.words.includes(word)),
  );
  if (size < 4 || others.length === 0) return alone;
  const { added, joined } = countCoOccurrences(book, groups, group, others, first);
  // If a topic is so broad that the first phrase covers few papers, the second phrase may cover few papers too.
  const fewest = Math.max(2, Math.min(worthAdding * size, first.papers / 2));
  const behind = others.findIndex(({ phrase }, index) => (joined[index] as number) >= fewest && findConnective(phrase) !== undefined);
  if (behind >= 0) {
    const { phrase } = others[behind] as LabelCandidate;
    return { parts: [first.phrase, phrase], connective: findConnective(phrase) ?? 'for' };
  }
  if (first.papers >= enough * size && !isAlone) return alone;
  const worth = (index: number): number => ((others[index]?.score ?? 0) * (added[index] ?? 0)) / (others[index]?.papers ?? 1);
  const best = others
    .map((_, index) => index)
    .filter((index) => (added[index] as number) >= fewest)
    .sort((a, b) => worth(b) - worth(a) || a - b)[0];
  if (best === undefined) return alone;
  if (size < smallGroup && first.papers + (added[best] as number) < smallestCovered * size) return undefined;
  return { parts: [first.phrase, preferLonger(others, others[best] as LabelCandidate).phrase], connective: 'and' };
}

interface CoOccurrence {
  /** For each phrase, the number of papers in the group that mention this phrase but not the first one. */
  readonly added: Int32Array;
  /** For each phrase, the number of titles in the group that contain both this phrase and the first one. */
  readonly joined: Int32Array;
}

function countCoOccurrences(
  book: PhraseBook,
  groups: Int32Array,
  group: number,
  others: readonly LabelCandidate[],
  first: LabelCandidate,
): CoOccurrence {
  const places = new Map(others.map(({ number }, index) => [number, index]));
  const added = new Int32Array(others.length);
  const joined = new Int32Array(others.length);
  groups.forEach((own, row) => {
    if (own !== group) return;
    const [start, end] = [book.starts[row] as number, book.starts[row + 1] as number];
    let firstWeight = 0;
    for (let at = start; at < end; at++) if (book.found[at] === first.number) firstWeight = book.weights[at] as number;
    for (let at = start; at < end; at++) {
      const index = places.get(book.found[at] as number);
      if (index === undefined) continue;
      if (firstWeight === 0) added[index] = (added[index] as number) + 1;
      else if (firstWeight === 1 && book.weights[at] === 1) joined[index] = (joined[index] as number) + 1;
    }
  });
  return { added, joined };
}

/** "for" or "in", if titles often write this word before the phrase; otherwise undefined. */
function findConnective({ connectives, titles }: KnownPhrase): string | undefined {
  return ['for', 'in'].find((word) => (connectives.get(word) ?? 0) > 0.4 * titles);
}

/** Whether the outer phrase contains the words of the inner one, directly after each other. */
export function isWithin(inner: readonly number[], outer: readonly number[]): boolean {
  for (let start = 0; start + inner.length <= outer.length; start++) {
    if (inner.every((word, at) => word === outer[start + at])) return true;
  }
  return false;
}
