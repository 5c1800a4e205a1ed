import type { CitationKey } from './citation';

/** Papers that belong under one heading. */
export interface Topic {
  /** As a writer would put it above a section: "Sparse attention". */
  readonly label: string;
  /** The words and phrases that the papers share, most telling first. */
  readonly terms: readonly string[];
  /** In the order of the library. Every paper of the library is under exactly one topic. */
  readonly keys: readonly CitationKey[];
}
