/** The custom requests and notifications about the state of the library and of drafts. `requests.ts` has their names. */
import type { LibraryStatus, MemoryShortage } from '../features/digests/libraryStatus';
import type { HintCount } from '../features/findings/countHints';
import type { DraftReview, FindingGroup, ReviewFinding, ReviewPlace } from '../features/review/checkedProject';
import type { Encoded } from './requests';
import { object, optional, uri } from './shapes';

/** `marginalia/status` */
export type StatusAnswer = Encoded<Omit<LibraryStatus, 'searchBytes'>> & {
  /** The memory that the server uses, in bytes. */
  readonly memory: {
    /** The memory of the search index, without the papers; 0 before the index exists. */
    readonly search: number;
    /** The memory of the whole server. */
    readonly server: number;
    /** Set if the papers need more memory than the server may use. Both are the size of the heap of JavaScript objects. */
    readonly shortage?: MemoryShortage;
  };
};

/**
 * `marginalia/hintCounts`: how many hints on what sentences say are in the drafts of the workspace, by rule. Takes longer than the status,
 * because drafts that are not open are checked for it.
 */
export interface HintCountsAnswer {
  readonly rules: readonly (HintCount & {
    /** Its name: "Contradicted number". */
    readonly title: string;
    /** Whether so many of its hints were dismissed that the writer may want to turn the rule off. */
    readonly isOftenDismissed: boolean;
  })[];
  /** The files in which dismissals are kept. */
  readonly files: readonly { readonly uri: string }[];
}

/** The parameters of `marginalia/ready`, and of `marginalia/changed` if the library has changed. */
export interface LibraryNotification {
  readonly papers: number;
  readonly digests: number;
  readonly bibliographies: number;
  readonly revision: number;
}

/** The parameters of `marginalia/changed`. */
export type ChangedParams =
  /** The library, and perhaps its topics, changed after `marginalia/ready`. */
  | ({ readonly what: 'library' } & LibraryNotification)
  /** Only the topics changed. */
  | { readonly what: 'topics' }
  /** The notes, the passages that they are about, or the papers that drafts cite have changed. */
  | { readonly what: 'notes' }
  /**
   * Something has changed since the last `marginalia/checkDraft`, and nothing for a moment, so the client may ask anew. Not sent after
   * that request was sent without `uri`.
   */
  | { readonly what: 'review' };

/**
 * `marginalia/checkDraft`: what a reviewer would ask of a draft and of the drafts that are compiled with it. From then on, all files of
 * the project get diagnostics, also those that are not open, until the request is sent without `uri`. The answer is `null` without `uri`,
 * and if the document is not a draft.
 */
export const checkDraftParams = object({ uri: optional(uri) });

export type CheckDraftAnswer = Encoded<DraftReview>;
export type CheckedGroup = Encoded<FindingGroup>;
export type CheckedFinding = Encoded<ReviewFinding>;
export type CheckedPlace = Encoded<ReviewPlace>;
