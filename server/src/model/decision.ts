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
