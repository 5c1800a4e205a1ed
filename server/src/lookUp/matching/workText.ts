import { foldText, foldTitle, listAbstractWords, toPlainTitle, toSingular } from '#text';
import { type Lazy, lazy } from '../../base/derivedValues';
import type { RegistryRecord } from '../../model/registryRecord';
import { listNotices, listTitleMarks } from './titleMarks';

/** What two descriptions of works are compared by. */
export interface TitleAndAbstract {
  readonly title: string;
  readonly abstract?: string | undefined;
}

/** How far two descriptions agree. */
export interface TextAgreement {
  /** 0 to 1. */
  readonly titleSimilarity: number;
  /** Whether the folded titles have the same letters, also if they separate words in another way. */
  readonly hasEqualTitle: boolean;
  /** Whether one title is the other with a subtitle. */
  readonly isEqualUpToSubtitle: boolean;
  readonly hasEqualMarks: boolean;
  /** Whether the titles have the same words in the same order, however they are spelled. */
  readonly hasSameWords: boolean;
  /** 0 to 1: how many words of the shorter title the other one has too. */
  readonly commonWords: number;
  /** 0 to 1: how much of the shorter abstract the longer one has; undefined if one of them is absent or too short. */
  readonly containment: number | undefined;
  /** 0 to 1: how much of the longer abstract the shorter one has. Less than 1 if an abstract was continued, or cut short. */
  readonly containmentOfLonger: number | undefined;
}

/** A description that is compared with several others. What is compared is read once, when it is first needed. */
export interface WorkText {
  readonly title: string;
  readonly folded: string;
  /** The folded title without spaces. */
  readonly letters: string;
  /** The letters of what stands before each separator of the title. */
  readonly beginnings: Lazy<ReadonlySet<string>>;
  /** The marks of the title, each with a space after it. */
  readonly marks: Lazy<string>;
  /** What says that the work is about another one, such as a correction. */
  readonly notices: Lazy<string>;
  readonly words: Lazy<ReadonlySet<string>>;
  readonly joinedWords: Lazy<string>;
  readonly sequences: Lazy<ReadonlySet<string>>;
}

/** A record that is compared with several others, and what of it is compared. */
export interface ComparableRecord {
  readonly record: RegistryRecord;
  readonly text: WorkText;
}

/** How much of one text is in another, each from 0 to 1. */
interface Overlap {
  /** The share of the sequences of the shorter text that the longer one has too. */
  readonly ofShorter: number;
  /** The share of the sequences of the longer text that the shorter one has too. */
  readonly ofLonger: number;
}

export function readWorkText({ title, abstract }: TitleAndAbstract): WorkText {
  const folded = foldTitle(title);
  const words = lazy(() => spellTitleWords(folded));
  return {
    title,
    folded,
    letters: squeeze(folded),
    beginnings: lazy(() => listBeginnings(title)),
    marks: lazy(() =>
      listTitleMarks(title)
        .map((mark) => `${mark} `)
        .join(''),
    ),
    notices: lazy(() => listNotices(title).join(' ')),
    words: lazy(() => new Set(words())),
    joinedWords: lazy(() => joinWords(words())),
    sequences: lazy(() => listWordSequences(abstract ?? '')),
  };
}

export function toComparable(record: RegistryRecord): ComparableRecord {
  return { record, text: readWorkText(record) };
}

export function compareWorkTexts(a: WorkText, b: WorkText): TextAgreement {
  const hasEqualMarks = a.marks() === b.marks();
  const abstracts = compareSequences(a.sequences(), b.sequences());
  return {
    titleSimilarity: computeTitleSimilarity(a.folded, b.folded),
    hasEqualTitle: hasEqualMarks && a.folded !== '' && a.letters === b.letters,
    isEqualUpToSubtitle: isBeginningOfTitle(a, b) || isBeginningOfTitle(b, a),
    hasEqualMarks,
    hasSameWords: a.joinedWords() === b.joinedWords(),
    commonWords: computeCommonWords(a.words(), b.words()),
    containment: abstracts?.ofShorter,
    containmentOfLonger: abstracts?.ofLonger,
  };
}

function squeeze(folded: string): string {
  return folded.replaceAll(' ', '');
}

/** Signs between a title and its subtitle. */
const titleSeparator = /[:?!.–—|;]|\s-\s/;

/** Whether a title is what stands before a separator of a longer one. */
function isBeginningOfTitle(short: WorkText, long: WorkText): boolean {
  return short.letters !== '' && short.folded.length < long.folded.length && long.beginnings().has(short.letters);
}

function listBeginnings(title: string): ReadonlySet<string> {
  const beginnings = new Set<string>();
  let letters = '';
  for (const part of toPlainTitle(title).split(titleSeparator).slice(0, -1)) {
    letters += squeeze(foldText(part));
    beginnings.add(letters);
  }
  return beginnings;
}

/** Words that titles add, leave out or exchange without another meaning. All others count, such as `against`, `without` and `on`. */
const neutralWords = new Set('a an the of and in for to by at is are be its their as using via with from'.split(' '));

/** Spellings of British English and the American ones. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/is(?=(?:e[drs]?|ing|ation|ations)$)/, 'iz'],
  [/ys(?=(?:e[drs]?|ing)$)/, 'yz'],
  [/(?<=\w{3})our/, 'or'],
  [/(?<=\w{3}[bt])re$/, 'er'],
  [/ogue$/, 'og'],
  [/amme$/, 'am'],
  [/ence$/, 'ense'],
  [/ae/, 'e'],
];

/** The words of a folded title that count, in order, in the singular and in American spelling. */
function spellTitleWords(folded: string): readonly string[] {
  return folded
    .split(' ')
    .filter((word) => word !== '' && !neutralWords.has(word))
    .map((word) => spellings.reduce((read, [pattern, written]) => read.replace(pattern, written), toSingular(word)));
}

/**
 * The words that count of a folded title in one piece, so that it is the same however they are spelled, joined and doubled: `modelling`
 * and `modeling`, `pre training` and `pretraining`.
 */
function joinWords(words: readonly string[]): string {
  return words.join('').replace(/(\p{L})\1+/gu, '$1');
}

/** How many of the shorter list of distinct words the other one has too, from 0 to 1. */
function computeCommonWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  return shorter.size === 0 ? 0 : [...shorter].filter((word) => longer.has(word)).length / shorter.size;
}

/**
 * How alike two texts are, from 0 to 1: twice the length of their longest common subsequence, divided by the sum of their lengths.
 * Lengths are in UTF-16 units. Two empty texts are not alike.
 */
export function computeTitleSimilarity(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  return (2 * findCommonLength(a, b)) / (a.length + b.length);
}

/** The length of the longest common subsequence. */
function findCommonLength(a: string, b: string): number {
  let start = 0;
  const shorter = Math.min(a.length, b.length);
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same += 1;
  return start + same + countCommon(a.slice(start, a.length - same), b.slice(start, b.length - same));
}

const wordSize = 32;

/**
 * The same for texts of which neither beginning nor end are equal. The rows of the usual table are kept as bits, of which a step computes
 * 32 at once (H. Hyyrö, "Bit-Parallel LCS-length Computation Revisited", 2004): a bit of `row` is 0 where the length grows.
 */
function countCommon(a: string, b: string): number {
  const row = new Uint32Array(Math.ceil(a.length / wordSize)).fill(0xffffffff);
  const places = listPlaces(a, row.length);
  for (let at = 0; at < b.length; at++) {
    const places32 = places.get(b.charCodeAt(at));
    if (places32 === undefined) continue;
    let carry = 0;
    for (let word = 0; word < row.length; word++) {
      const [before, here] = [row[word] ?? 0, places32[word] ?? 0];
      const sum = before + ((before & here) >>> 0) + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[word] = sum | (before & ~here);
    }
  }
  let length = 0;
  for (let at = 0; at < a.length; at++) length += 1 - (((row[Math.floor(at / wordSize)] ?? 0) >>> (at % wordSize)) & 1);
  return length;
}

/** By letter: a bit for each place at which it stands. */
function listPlaces(text: string, size: number): ReadonlyMap<number, Uint32Array> {
  const places = new Map<number, Uint32Array>();
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    const known = places.get(letter) ?? new Uint32Array(size);
    const word = Math.floor(at / wordSize);
    known[word] = (known[word] ?? 0) | (1 << (at % wordSize));
    places.set(letter, known);
  }
  return places;
}

const sequenceLength = 5;
/** Shorter abstracts are not compared: a sentence such as "We describe our submission to the shared task" occurs in many. */
const minSequences = 20;

/** The distinct sequences of five words of an abstract; empty if it is too short to be compared. */
export function listWordSequences(abstract: string): ReadonlySet<string> {
  const words = listAbstractWords(abstract);
  const sequences = new Set<string>();
  for (let at = 0; at + sequenceLength <= words.length; at++) sequences.add(words.slice(at, at + sequenceLength).join(' '));
  return sequences.size < minSequences ? new Set() : sequences;
}

/** undefined if one of them is empty. */
export function compareSequences(a: ReadonlySet<string>, b: ReadonlySet<string>): Overlap | undefined {
  const [shorter, longer] = a.size <= b.size ? [a, b] : [b, a];
  if (shorter.size === 0) return undefined;
  let common = 0;
  for (const sequence of shorter) if (longer.has(sequence)) common += 1;
  return { ofShorter: common / shorter.size, ofLonger: common / longer.size };
}

/**
 * How much of the shorter of two abstracts the longer one contains, from 0 to 1, by sequences of five words. undefined if one is absent
 * or too short.
 */
export function computeContainment(a: string | undefined, b: string | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : compareSequences(listWordSequences(a), listWordSequences(b))?.ofShorter;
}
