import { lazy, type Lazy } from '../../base/lazy';
import { compareSequences, listWordSequences } from './abstractContainment';
import { foldTitleText, toPlainTitle } from './plainTitle';
import { computeCommonWords, haveSameWords } from './titleWords';
import { haveEqualMarks } from './titleMarks';
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

/** A description that is compared with several others. */
export interface WorkText {
  readonly title: string;
  readonly folded: string;
  readonly sequences: Lazy<ReadonlySet<string>>;
}

export function readWorkText({ title, abstract }: TitleAndAbstract): WorkText {
  return { title, folded: foldTitleText(title), sequences: lazy(() => listWordSequences(abstract ?? '')) };
}

export function compareWorkTexts(a: WorkText, b: WorkText): TextAgreement {
  const hasEqualMarks = haveEqualMarks(a.title, b.title);
  const abstracts = compareSequences(a.sequences(), b.sequences());
  return {
    titleSimilarity: computeTitleSimilarity(a.folded, b.folded),
    hasEqualTitle: hasEqualMarks && a.folded !== '' && squeeze(a.folded) === squeeze(b.folded),
    isEqualUpToSubtitle: isBeginningOfTitle(a, b) || isBeginningOfTitle(b, a),
    hasEqualMarks,
    hasSameWords: haveSameWords(a.folded, b.folded),
    commonWords: computeCommonWords(a.folded, b.folded),
    containment: abstracts?.ofShorter,
    containmentOfLonger: abstracts?.ofLonger,
  };
}

function squeeze(folded: string): string {
  return folded.replaceAll(' ', '');
}

/** Signs between a title and its subtitle. */
const titleSeparator = /[:?!.–—|;]|\s-\s/g;

/** Whether a title is what stands before a separator of a longer one. */
function isBeginningOfTitle(short: WorkText, long: WorkText): boolean {
  const wanted = squeeze(short.folded);
  if (wanted === '' || short.folded.length >= long.folded.length) return false;
  const plain = toPlainTitle(long.title);
  return [...plain.matchAll(titleSeparator)].some(({ index }) => squeeze(foldTitleText(plain.slice(0, index))) === wanted);
}
