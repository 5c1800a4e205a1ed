import type { LspRange } from './requests';

/** The custom requests and notifications about the state of the library. `requests.ts` has their names. */

/** `marginalia/status` */
export interface StatusAnswer {
  /** Whether the first index is complete. */
  readonly ready: boolean;
  readonly papers: number;
  /** The number of papers that are in a digest; all others are in bibliographies only. */
  readonly digestPapers: number;
  readonly digests: readonly {
    readonly uri: string;
    readonly papers: number;
    /** A description, in words for the writer, of how papers are written in this digest. */
    readonly pattern?: string;
  }[];
  readonly bibliographies: readonly { readonly uri: string; readonly entries: number }[];
  /** The corrections files, each with the number of its corrections. */
  readonly corrections: readonly { readonly uri: string; readonly count: number }[];
  /** Blocks and files that could not be read. */
  readonly skipped: readonly { readonly uri: string; readonly range: LspRange; readonly reason: string }[];
  /** A number that grows with every change of the library. */
  readonly revision: number;
  readonly memory: StatusMemory;
}

/**
 * `marginalia/hintCounts`: how many hints on what sentences say are in the drafts of the workspace, by rule. Takes longer than the status,
 * because drafts that are not open are checked for it.
 */
export interface HintCountsAnswer {
  readonly rules: readonly {
    /** The code of the rule. */
    readonly rule: string;
    /** Its name: "Contradicted number". */
    readonly title: string;
    readonly shown: number;
    readonly dismissed: number;
    /** Whether so many of its hints were dismissed that the writer may want to turn the rule off. */
    readonly isOftenDismissed: boolean;
  }[];
  /** The files in which dismissals are kept. */
  readonly files: readonly { readonly uri: string }[];
}

/** The memory that the server uses, in bytes. */
export interface StatusMemory {
  /** The memory of the search index, without the papers; 0 before the index exists. */
  readonly search: number;
  /** The memory of the whole server. */
  readonly server: number;
  /** Set if the papers need more memory than the server may use. Both are the size of the heap of JavaScript objects. */
  readonly shortage?: { readonly needed: number; readonly limit: number };
}

/**
 * The parameters of two notifications: `marginalia/ready` (the first index is complete) and `marginalia/changed` (the library, and
 * perhaps its topics, changed after that). A third notification, `marginalia/topicsChanged`, has no parameters: only the topics
 * changed.
 */
export interface LibraryNotification {
  readonly papers: number;
  readonly digests: number;
  readonly bibliographies: number;
  readonly revision: number;
}

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
