import type { Span } from '../base/span';

/** What the writer can decide about a new paper. */
export const possibleDecisions = ['kept', 'skipped', 'later', 'cited'] as const;

export type NewPaperDecision = (typeof possibleDecisions)[number];

/** A decision of the writer about a paper. */
export interface DecidedPaper {
  /** The day of the decision: `2026-11-28`. */
  readonly date: string;
  readonly decision: NewPaperDecision;
  /** The paper, as `getIdentity` writes it: `arxiv:2410.10819`. */
  readonly identity: string;
  readonly title: string;
}

export interface WrittenDecision extends DecidedPaper {
  /** The span of the line without the white space around it. */
  readonly span: Span;
}

/** A file of decisions, with the lines that could be read. */
export interface DecisionsText {
  /** In the order of the file. If several are about one paper, the latest one counts. */
  readonly papers: readonly WrittenDecision[];
  /** Lines that could not be read, with the reason in words for the writer. */
  readonly issues: readonly { readonly span: Span; readonly reason: string }[];
}
