import type { RegistryRecord, WorkIdentifiers } from '../model/registryRecord';

/** What is known of the paper that is looked up. */
export interface PaperQuestion {
  readonly title: string;
  /** The paper's own abstract; undefined if there is none, or only a summary by others. */
  readonly abstract?: string | undefined;
  readonly identifiers: WorkIdentifiers;
}

/** A record that was found, and the evidence for and against it. */
export interface Candidate {
  readonly record: RegistryRecord;
  /** Whether the record has an identifier that the paper has, or that a record taken by such an identifier links to. */
  readonly isByIdentifier: boolean;
  /** 0 to 1: how alike the folded titles are. */
  readonly titleSimilarity: number;
  readonly hasEqualMarks: boolean;
  /**
   * 0 to 1: the share of the five-word sequences of the shorter abstract that the longer one contains too; undefined if one of the two
   * has no abstract, or one that is too short.
   */
  readonly containment?: number | undefined;
  /** Why it was not taken, in words for the writer; undefined if it was taken. */
  readonly objection?: string | undefined;
}

export type Decision =
  /** `records` describe one work: the record that was taken, then those of other registries and versions that were proved to be the same. */
  | {
      readonly kind: 'taken';
      readonly records: readonly [RegistryRecord, ...RegistryRecord[]];
      readonly evidence: Candidate;
      /** Records that a registry links to the work, but that can't be versions of it; undefined if there are none. */
      readonly refused?: readonly [Candidate, ...Candidate[]];
    }
  /** The paper's identifier leads to another work. */
  | { readonly kind: 'identifier-disagrees'; readonly candidates: readonly Candidate[] }
  /** The writer is asked. */
  | { readonly kind: 'several'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'not-found' };
