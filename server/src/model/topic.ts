import type { CitationKey } from './citation';

/** Papers that belong under one heading. */
export interface Topic {
  /** As a writer would put it above a section: "Sparse attention". No two topics of a library have the same. */
  readonly label: string;
  /** The words and phrases that the papers share, most telling first. */
  readonly terms: readonly string[];
  /** Those of its children included, in the order of the library. Every paper of the library is under exactly one topic. */
  readonly keys: readonly CitationKey[];
  /** Where the library is large: every paper of the topic is under exactly one of them. Empty where it is not. */
  readonly children: readonly Topic[];
}
