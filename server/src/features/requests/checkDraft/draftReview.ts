import { maskControls } from '../../../base/maskControls';
import type { Span } from '../../../base/span';
import type { CitationKey } from '../../../model/citation';
import type { DiagnosticSeverity } from '../../rules/rule';

/** What a reviewer would ask of a draft and of the drafts that are compiled with it. */
export interface DraftReview {
  /** The URIs of the drafts that were checked, the root first. */
  readonly drafts: readonly string[];
  /** How often they cite: each key in each citation counts. */
  readonly citationCount: number;
  /** The number of different works that they cite. */
  readonly workCount: number;
  /** Groups without findings are left out. The most severe come first, citations that only lack an entry last. */
  readonly groups: readonly FindingGroup[];
  /** What the review can't judge, one sentence each. */
  readonly unjudged: readonly ReviewFinding[];
}

/** Findings of one kind. */
export interface FindingGroup {
  /** The code of the rule, `missing-entry`, or a name of what only the review looks for. */
  readonly kind: string;
  /** The code of the rule whose diagnostics these are; absent if only the review looks for them. */
  readonly code?: string;
  /** The name of the group, for the writer. */
  readonly title: string;
  readonly severity: DiagnosticSeverity;
  /**
   * The number of things that are wrong. `findings` has a place for each, unless it leaves some out and says so. Sentences that say
   * something wrong are counted one by one; of other findings, those with the same message count once: a key that is undefined at three
   * places.
   */
  readonly count: number;
  readonly findings: readonly ReviewFinding[];
  /** The number of findings, including those that `findings` leaves out. */
  readonly findingCount: number;
  /** The papers of a group about references that registries may complete; otherwise absent. */
  readonly completable?: readonly CitationKey[];
}

/** A message, and the places that it is about. */
export interface ReviewFinding {
  readonly message: string;
  readonly places: readonly ReviewPlace[];
  /** The number of places, including those that `places` leaves out. */
  readonly placeCount: number;
  /** The titles of the quick fixes at the first place; absent if there are none. */
  readonly fixes?: readonly string[];
  /** Whether the writer can dismiss the finding at its places. */
  readonly canDismiss?: true;
}

export interface ReviewPlace {
  readonly uri: string;
  readonly span: Span;
  /** The words of the file at the place, on one line. */
  readonly words: string;
}

/** Limits `places`: more of them would help no reviewer. Controls in the message, as keys and headings may have them, become spaces. */
export function createFinding(message: string, places: readonly ReviewPlace[], most = 3): ReviewFinding {
  return { message: maskControls(message), places: places.slice(0, most), placeCount: places.length };
}
