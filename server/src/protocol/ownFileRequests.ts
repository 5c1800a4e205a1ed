/** The request that edits the writer's own files. `requests.ts` has its name and describes positions and ranges. */
import type { CorrectionKind, DigestCorrectionResult } from '../features/digests/digestCorrection';
import type { DecisionEditResult, PaperDecision } from '../features/newPapers/decisionEdit';
import type { TopicEdit, TopicEditResult } from '../features/topics/topicEdit';
import type { FileEdits, LspRange, Refusal } from './requests';

/**
 * `marginalia/ownFileEdit`: the edit that writes a change of topics into the topics file, how a digest is to be read into the corrections
 * file, or decisions about new papers into the file of decisions.
 */
export type OwnFileEditParams = TopicEdit | DigestCorrectionParams | DecisionEditParams;

export type TopicEditParams = TopicEdit;

/** How a line or a selection of a digest is to be read. */
export interface DigestCorrectionParams {
  readonly kind: 'correct';
  readonly uri: string;
  /** The selection; empty if only the cursor is there. */
  readonly range: LspRange;
  /**
   * 'paper': the selection, or a line that the server did not recognise, is the title of a paper. 'no-paper': there is no paper here.
   * 'title-end': the title of the paper ends here. 'forget': an earlier correction no longer applies.
   */
  readonly as: CorrectionKind;
}

export interface DecisionEditParams {
  readonly kind: 'decide';
  readonly decisions: readonly DecisionParams[];
}

export interface DecisionParams {
  readonly key: string;
  /** `null` forgets what was decided. */
  readonly decision: NonNullable<PaperDecision['decision']> | null;
  /** The day of the decision, such as `2026-11-28`. Default: today. */
  readonly date?: string;
}

/** A planned edit of one of these files; `edits` is empty if the file already has the change. */
export type EncodedEdit<Plan> = Omit<Plan, 'uri' | 'edits' | 'others'> &
  FileEdits & {
    /** Other files of this kind that change too; absent if there are none. */
    readonly others?: readonly FileEdits[];
  };

export type TopicEditAnswer = EncodedEdit<Exclude<TopicEditResult, Refusal>> | Refusal;
export type DigestCorrectionAnswer = EncodedEdit<Exclude<DigestCorrectionResult, Refusal>> | Refusal;

export type DecisionEditAnswer =
  | (Omit<EncodedEdit<Exclude<DecisionEditResult, Refusal>>, 'before'> & {
      /** What the file said of these papers before. As parameters of another request, they undo the edit. */
      readonly before: readonly DecisionParams[];
    })
  | Refusal;

export type OwnFileEditAnswer = TopicEditAnswer | DigestCorrectionAnswer | DecisionEditAnswer;
