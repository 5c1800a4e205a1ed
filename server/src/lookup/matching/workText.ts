import { lazy, type Lazy } from '../../base/lazy';
import { computeSequenceContainment, listWordSequences } from './abstractContainment';
import { foldTitleText, toPlainTitle } from './plainTitle';
import { hasReplacedWord } from './replacedWords';
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
  /** Whether one title is the other with a subtitle, or with the name before the colon. */
  readonly isEqualUpToSubtitle: boolean;
  readonly hasEqualMarks: boolean;
  readonly hasReplacedWord: boolean;
  /** 0 to 1; undefined if one of the abstracts is absent or too short. */
  readonly containment: number | undefined;
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
  const hasEqualMarksOfTitles = haveEqualMarks(a.title, b.title);
  return {
    titleSimilarity: computeTitleSimilarity(a.folded, b.folded),
    hasEqualTitle: hasEqualMarksOfTitles && a.folded !== '' && squeeze(a.folded) === squeeze(b.folded),
    isEqualUpToSubtitle: isPartOfTitle(a, b) || isPartOfTitle(b, a),
    hasEqualMarks: hasEqualMarksOfTitles,
    hasReplacedWord: hasReplacedWord(a.folded, b.folded),
    containment: computeSequenceContainment(a.sequences(), b.sequences()),
  };
}

function squeeze(folded: string): string {
  return folded.replaceAll(' ', '');
}

/** Signs between a title and its subtitle. */
const titleSeparator = /[:?!.–—|;]|\s-\s/g;

/** Whether a title is what stands before or after a separator of a longer one. */
function isPartOfTitle(short: WorkText, long: WorkText): boolean {
  const wanted = squeeze(short.folded);
  if (wanted === '' || short.folded.length >= long.folded.length) return false;
  const plain = toPlainTitle(long.title);
  return [...plain.matchAll(titleSeparator)].some(({ index, 0: sign }) =>
    [plain.slice(0, index), plain.slice(index + sign.length)].some((part) => squeeze(foldTitleText(part)) === wanted),
  );
}
