import type { LspRange } from './requests';

/** The names of what is sent about the review of a draft. */
export const reviewMethods = {
  checkDraft: 'marginalia/checkDraft',
  /**
   * A notification to the client: something has changed since the last `marginalia/checkDraft`, and nothing for a moment, so the client
   * may ask anew. None is sent after that request was sent without `uri`.
   */
  reviewOutdated: 'marginalia/reviewOutdated',
} as const;

/**
 * `marginalia/checkDraft`: what a reviewer would ask of a draft and of the drafts that are compiled with it. From then on, all files of
 * the project get diagnostics, also those that are not open, until the request is sent without `uri`. The answer is `null` without `uri`,
 * and if the document is not a draft.
 */
export interface CheckDraftParams {
  readonly uri?: string;
}

export interface CheckDraftAnswer {
  /** The URIs of the drafts that were checked, the root first. */
  readonly drafts: readonly string[];
  /** How often they cite: each key in each citation counts. */
  readonly citations: number;
  /** The number of different works that they cite. */
  readonly works: number;
  /** The findings by kind; groups without findings are left out, the most severe come first, and `missing-entry` comes last. */
  readonly groups: readonly CheckedGroup[];
  /** What the review can't judge. */
  readonly unjudged: readonly CheckedFinding[];
}

export interface CheckedGroup {
  /** The code of a rule, or `missing-entry`, `cited-only-in-list` or `uncited-paper`. */
  readonly kind: string;
  /** The code of the diagnostics of these findings; absent if the findings have no code actions. */
  readonly code?: string;
  /** The name of the kind, for the writer. */
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** The number of things that are wrong, such as keys, references, papers or sentences; each has its place, unless places are left out. */
  readonly count: number;
  readonly findings: readonly CheckedFinding[];
  /** The number of all findings; `findings` may leave some out. */
  readonly findingCount: number;
  /** The papers whose references `marginalia/completeReferences` may complete; absent for groups about something else. */
  readonly completable?: readonly string[];
}

export interface CheckedFinding {
  /** What is wrong, in words for the writer. */
  readonly message: string;
  readonly places: readonly CheckedPlace[];
  /** The number of all places; `places` may leave some out. */
  readonly placeCount: number;
  /** The titles of the quick fixes at the first place; absent if there are none. */
  readonly fixes?: readonly string[];
  /** Present if the finding can be dismissed, by a code action at each of its places. */
  readonly canDismiss?: true;
}

export interface CheckedPlace {
  readonly uri: string;
  readonly range: LspRange;
  /** The words of the file at the place, on one line. */
  readonly words: string;
}
