/** The request that edits the writer's own files. `requests.ts` has its name and describes positions and ranges. */
import type { DigestCorrectionResult } from '../features/digests/digestCorrection';
import type { DecisionEditResult } from '../features/newPapers/decisionEdit';
import type { TopicEdit, TopicEditResult } from '../features/topics/topicEdit';
import { possibleDecisions } from '../model/decision';
import type { FileEdits, Refusal } from './requests';
import { byKind, list, object, optional, range, text, texts, uri, type ValueOf, word } from './shapes';

/**
 * `marginalia/ownFileEdit`: the edit that writes a change of topics into the topics file, how a digest is to be read into the corrections
 * file, or decisions about new papers into the file of decisions.
 */
const decision = object({
  key: text,
  /** `null` forgets what was decided. */
  decision: word(...possibleDecisions, null),
  /** The day of the decision, such as `2026-11-28`. Default: today. */
  date: optional(text),
});

const topicEditParams = {
  rename: { label: text, newLabel: text },
  merge: { labels: texts, into: text },
  split: { label: text, keys: texts, newLabel: text },
  move: { keys: texts, label: text },
  seed: { label: text, words: texts },
  'keep-headings': {},
  'find-headings-anew': {},
};

export const ownFileEditParams = byKind({
  ...topicEditParams,
  /** How a line or a selection of a digest is to be read. */
  correct: {
    uri,
    /** The selection; empty if only the cursor is there. */
    range,
    /**
     * 'paper': the selection, or a line that the server did not recognise, is the title of a paper. 'no-paper': there is no paper here.
     * 'title-end': the title of the paper ends here. 'no-papers': the file has no papers. 'forget': an earlier correction no longer
     * applies. 'only-this': it no longer applies to others like its title.
     */
    as: word('paper', 'no-paper', 'title-end', 'no-papers', 'forget', 'only-this'),
  },
  decide: { decisions: list(decision) },
});

export type DecisionParams = ValueOf<typeof decision>;

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

export type OwnFileEditAnswers = Readonly<Record<TopicEdit['kind'], TopicEditAnswer>> & {
  readonly correct: DigestCorrectionAnswer;
  readonly decide: DecisionEditAnswer;
};
