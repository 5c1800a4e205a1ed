/** The custom requests about new papers. `requests.ts` describes positions and ranges. */
import type { PapersAnswer } from './paperRequests';
import type { LspTextEdit, TextBasis } from './requests';

export const newPaperMethods = {
  nextPapers: 'marginalia/nextPapers',
  decisionEdit: 'marginalia/decisionEdit',
} as const;

/** `marginalia/nextPapers`: the papers that the writer should look at next. */
export interface NextPapersParams {
  /** The draft to which the papers should be near. Without it, they are in the order of the library. */
  readonly uri?: string;
  /** The largest number of papers. Default: 50. */
  readonly limit?: number;
}

export interface NextPapersAnswer {
  /** The new papers, then those for later; both nearest to the draft first. */
  readonly papers: readonly (PapersAnswer['papers'][number] & {
    /** The heading of the draft's section that is nearest to the paper; absent if no section has its subject. */
    readonly near?: string;
    /** Present if the writer put the decision off. */
    readonly isForLater?: true;
  })[];
  /** How many papers are new, including those beyond the limit. */
  readonly newCount: number;
  /** How many papers are for later. */
  readonly laterCount: number;
}

export interface DecisionParams {
  readonly key: string;
  /** `null` forgets what was decided. */
  readonly decision: 'kept' | 'skipped' | 'later' | 'cited' | null;
  /** The day of the decision, such as `2026-11-28`. Default: today. */
  readonly date?: string;
}

/** `marginalia/decisionEdit`: the edit that writes decisions about papers into the writer's file. */
export interface DecisionEditParams {
  readonly decisions: readonly DecisionParams[];
}

export type DecisionEditAnswer =
  | {
      readonly kind: 'edits';
      /** The file of decisions. */
      readonly uri: string;
      /** Whether the file must be created first. */
      readonly isNew: boolean;
      /** Empty if the file already has the decisions. */
      readonly edits: readonly LspTextEdit[];
      /** The text of the file that the edits are for; absent if the file is new. */
      readonly basis?: TextBasis;
      /** What the file said of these papers before. As parameters of another request, they undo the edit. */
      readonly before: readonly DecisionParams[];
    }
  | { readonly kind: 'refused'; readonly reason: string };
