import { type Lazy, lazy } from '../../base/derivedValues';
import type { RegistryRecord } from '../../model/registryRecord';
import { foldText } from '#text';
import { compareSequences, listWordSequences } from './abstractContainment';
import { foldTitleText, toPlainTitle } from './plainTitle';
import { computeCommonWords, joinWords, spellTitleWords } from './titleWords';
import { listNotices, listTitleMarks } from './titleMarks';
import { computeTitleSimilarity } from './titleSimilarity';

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
  /** The marks of the title, each with a space behind it. */
  readonly marks: Lazy<string>;
  /** What says that the work is about another one, such as a correction. */
  readonly notices: Lazy<string>;
  readonly words: Lazy<ReadonlySet<string>>;
  readonly joinedWords: Lazy<string>;
  readonly sequences: Lazy<ReadonlySet<string>>;
}

export function readWorkText({ title, abstract }: TitleAndAbstract): WorkText {
  const folded = foldTitleText(title);
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

/** A record that is compared with several others, and what of it is compared. */
export interface ComparableRecord {
  readonly record: RegistryRecord;
  readonly text: WorkText;
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
