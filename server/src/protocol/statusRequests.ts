/** The custom requests and notifications about the state of the library. `requests.ts` has their names. */
import type { LspRange } from './requests';

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
