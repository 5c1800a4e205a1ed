import { type KnownPhrase, mentioned, type PhraseBook } from './phraseBook';
import { isCommonPhrase } from './phraseWords';
import { createMeanings, type GroupPhrases, type LabelCandidate } from './rankPhrases';
import type { StemSequences } from './vocabulary';

/** The heading of a group of papers: one phrase, or two that are joined by "and" if neither alone says what most papers are about. */
export type GroupLabel = readonly KnownPhrase[];

interface Mentions {
  /** The papers of the group that mention the phrase. */
  ofPhrase(candidate: LabelCandidate): ReadonlySet<number>;
  /** The number of papers of the group that mention at least one of two phrases. */
  countBoth(first: LabelCandidate, second: LabelCandidate): number;
}

/**
 * Gives a phrase from a title the capitals that it would have in running text: "Sparse Attention" becomes "sparse attention", "Nash
 * Equilibria" becomes "Nash equilibria".
 */
interface HeadingCase {
  lower(surface: string): string;
}

/** The weight of a phrase that contains the label of another group, such as "long video generation" beside "video generation". */
const narrowerWeight = 0.7;

/**
 * Chooses a different label for each group. A group with many papers and a best phrase of a high score chooses first. A label is
 * undefined if no phrase is left that enough of a group's papers mention. `taken` has the stems of the labels of other topics. No two
 * labels mean the same, and none is a part of one in `taken`.
 */
export function chooseLabels(
  book: PhraseBook,
  groups: Int32Array,
  ranked: readonly GroupPhrases[],
  taken: readonly (readonly number[])[],
): readonly (GroupLabel | undefined)[] {
  const meanings = createMeanings(book);
  const used: (readonly number[])[] = [];
  const labels: (GroupLabel | undefined)[] = ranked.map(() => undefined);
  /** Papers of a small group share a phrase by chance more often, so a large group with nearly the same score chooses before it. */
  const urgency = ranked.map(({ candidates: [best], size }) => (best?.score ?? 0) * Math.sqrt(size));
  const order = [...ranked.keys()].sort((a, b) => (urgency[b] as number) - (urgency[a] as number) || a - b);
  const isFree = ({ words }: KnownPhrase): boolean =>
    !taken.some((other) => meanings.isPart(words, other)) && !used.some((other) => meanings.isSame(words, other));
  const isClose = ({ words }: KnownPhrase): boolean => used.some((other) => meanings.isPart(words, other) || meanings.isPart(other, words));
  for (const group of order) {
    const { candidates, size } = ranked[group] ?? { candidates: [], size: 0 };
    const free = candidates
      .filter(({ phrase }) => isFree(phrase))
      .map((each) => (isClose(each.phrase) ? { ...each, score: each.score * narrowerWeight } : each))
      .sort((a, b) => b.score - a.score);
    const best = findBest(free, size, taken.length > 0 || size < smallGroup ? 'may have none' : 'needs one');
    if (best === undefined) continue;
    const first = preferLonger(free, preferInformative(free, best, size));
    const label = completeLabel(findMentions(book, groups, group, free), size, free, first);
    used.push(...label.map(({ words }) => words));
    labels[group] = label;
  }
  return labels;
}

const smallGroup = 50;

/**
 * The best phrase that enough papers of the group mention: a third of a few papers, but a tenth of many, as a large group has several
 * subjects. If there is none, seven tenths as many papers are enough. A phrase that is common everywhere must be mentioned by half of the
 * papers. A small group and a child may have no label; any other group has the best phrase that as many papers mention as possible.
 */
function findBest(candidates: readonly LabelCandidate[], size: number, need: 'may have none' | 'needs one'): LabelCandidate | undefined {
  const wanted = Math.min(size / 3, 3 + size / 10);
  const telling = candidates.filter(({ phrase, papers }) => papers >= size / 2 || !isCommonPhrase(phrase.surface));
  const mentionedBy = (list: readonly LabelCandidate[], min: number): LabelCandidate | undefined =>
    list.find(({ papers }) => papers >= min);
  const best = mentionedBy(telling, wanted) ?? mentionedBy(telling, 0.7 * wanted);
  if (best !== undefined || need === 'may have none') return best;
  return mentionedBy(candidates, wanted) ?? mentionedBy(telling, 0.4 * wanted) ?? telling[0] ?? candidates[0];
}

/**
 * Prefers an informative phrase of several words to a single word, even if fewer papers mention the phrase. For example, "audio-visual
 * speech" is preferred to "speaker".
 */
function preferInformative(candidates: readonly LabelCandidate[], first: LabelCandidate, size: number): LabelCandidate {
  if (first.phrase.length > 1) return first;
  const informative = candidates.filter(
    ({ phrase, score, papers }) =>
      isInformative(phrase) && papers >= Math.max(2, 0.3 * size, 0.5 * first.papers) && score >= 0.15 * first.score,
  );
  return informative.find(({ phrase }) => phrase.isHeadingTerm) ?? informative[0] ?? first;
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
    if (
      isLonger &&
      ((other.papers >= 0.6 * chosen.papers && other.papers >= 3) ||
        (chosen.phrase.length === 1 && other.score >= 0.5 * chosen.score && other.papers >= 0.4 * chosen.papers))
    )
      chosen = other;
  }
  return chosen;
}

/** If at least this share of the papers mentions a phrase, no second phrase is added. */
const enough = 0.55;
/** The share of the papers that must mention each of two phrases, and the share that must mention one of them. */
const shareOfHalf = 0.3;
const shareOfBoth = 0.75;
/** A second phrase that is no known term must be in this share of the titles. */
const shareOfTitles = 0.2;
/** A second phrase needs at least this part of the score of the first. */
const scoreOfHalf = 0.3;
const maxWords = 6;

/** Adds a second phrase to a label if the first one says too little, and if nearly all papers mention one of the two. */
function completeLabel(mentions: Mentions, size: number, candidates: readonly LabelCandidate[], first: LabelCandidate): GroupLabel {
  const alone = mentions.ofPhrase(first).size;
  if (alone >= enough * size || alone < shareOfHalf * size || size < 4) return [first.phrase];
  const pairs = candidates.flatMap((second) => {
    const isFit =
      isInformative(second.phrase) &&
      (second.phrase.isHeadingTerm || second.titles >= Math.max(2, shareOfTitles * size)) &&
      second.score >= scoreOfHalf * first.score &&
      second.phrase.length + first.phrase.length <= maxWords &&
      !second.phrase.words.some((word) => first.phrase.words.includes(word));
    if (!isFit || mentions.ofPhrase(second).size < shareOfHalf * size) return [];
    const covered = mentions.countBoth(first, second);
    return covered >= shareOfBoth * size ? [{ second, worth: covered * second.score }] : [];
  });
  const [best] = pairs.sort((a, b) => b.worth - a.worth);
  return best === undefined ? [first.phrase] : [first.phrase, best.second.phrase];
}

function findMentions(book: PhraseBook, groups: Int32Array, group: number, candidates: readonly LabelCandidate[]): Mentions {
  const rows = new Map(candidates.map(({ number }) => [number, new Set<number>()]));
  groups.forEach((own, row) => {
    if (own !== group) return;
    for (let at = book.starts[row] as number; at < (book.starts[row + 1] as number); at++)
      if ((book.weights[at] as number) >= mentioned) rows.get(book.found[at] as number)?.add(row);
  });
  const ofPhrase = ({ number }: LabelCandidate): ReadonlySet<number> => rows.get(number) ?? new Set();
  return { ofPhrase, countBoth: (first, second) => new Set([...ofPhrase(first), ...ofPhrase(second)]).size };
}

/** Whether the outer phrase contains the words of the inner one, directly after each other. */
function isWithin(inner: readonly number[], outer: readonly number[]): boolean {
  for (let start = 0; start + inner.length <= outer.length; start++) {
    if (inner.every((word, at) => word === outer[start + at])) return true;
  }
  return false;
}

/** The stem numbers of each part of a label. "KV cache and mixture of experts" has two parts. */
export function readLabelParts(label: string, { reader }: StemSequences): readonly (readonly number[])[] {
  return label.split(' and ').map((part) => {
    const words: number[] = [];
    reader.read(part, words);
    return words.slice(0, -1);
  });
}

/** At most this many abstracts are read. */
const enoughPapers = 20;

/**
 * A word keeps its capital if abstracts write the word with a capital within sentences, or if it has further capitals or digits ("KV",
 * "LLMs"). So does a word directly before such a name if abstracts write both with capitals: "Neural Radiance Fields".
 */
export function createHeadingCase(abstracts: readonly string[]): HeadingCase {
  const read = abstracts.slice(0, enoughPapers);
  const known = new Map<string, boolean>();
  const isKept = (word: string, next: string | undefined): boolean => {
    const text = next === undefined ? word : `${word} ${next}`;
    let kept = known.get(text);
    if (kept === undefined)
      known.set(text, (kept = next === undefined ? isName(word, read) : isWrittenSo(text, `${word.toLowerCase()} ${next}`, read)));
    return kept;
  };
  const lower = (surface: string): string => {
    // Words at odd places, what is between them at even ones.
    const parts = surface.split(/([\p{L}\p{N}\p{M}'’]+)/u);
    let next: string | undefined;
    for (let at = parts.length - 2; at > 0; at -= 2) {
      const word = parts[at] as string;
      if (!capitalised.test(word)) next = undefined;
      else if (isKept(word, undefined) || (next !== undefined && parts[at + 1] === ' ' && isKept(word, next))) next = word;
      else [parts[at], next] = [word.toLowerCase(), undefined];
    }
    return parts.join('');
  };
  return { lower };
}

/** A word whose first letter is its only capital. */
const capitalised = /^\p{Lu}[\p{Ll}\p{M}'’]*$/u;

/** Whether abstracts write a text so within sentences, more often than in the other way. */
function isWrittenSo(text: string, other: string, abstracts: readonly string[]): boolean {
  const count = (words: string): number => abstracts.reduce((sum, abstract) => sum + [...findWithin(abstract, words)].length, 0);
  return count(text) > count(other);
}

export function capitalise(text: string): string {
  // "mRNA" keeps its small first letter.
  return /^\p{Ll}+\p{Lu}/u.test(text) ? text : text.replace(/^./su, (first) => first.toUpperCase());
}

/**
 * Whether abstracts show that a word is a name: they write "Nash equilibrium" within sentences, and "nash" never or much less often.
 * "Augmented" in "Retrieval Augmented Generation (RAG)" is not a name, although it has a capital there.
 */
function isName(word: string, abstracts: readonly string[]): boolean {
  let [names, alone, words] = [0, 0, 0];
  const lower = word.toLowerCase();
  for (const abstract of abstracts) {
    for (const at of findWithin(abstract, word)) {
      names++;
      if (/^[- ]\p{Ll}/u.test(abstract.slice(at + word.length, at + word.length + 2))) alone++;
    }
    for (const _ of findWhole(abstract, lower)) words++;
  }
  return words === 0 ? names > 1 : alone > 2 * words;
}

/** The offsets at which a text contains a word as a whole word, without those where a sentence may begin. */
function* findWithin(text: string, word: string): Iterable<number> {
  for (const at of findWhole(text, word)) if (/[\p{Ll}\p{N},] $/u.test(text.slice(Math.max(0, at - 2), at))) yield at;
}

/** The offsets at which a text contains a word as a whole word. */
function* findWhole(text: string, word: string): Iterable<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + word.length))) yield at;
  }
}
