import type { CitationKey } from './citation';

/** The heading of papers that fit nowhere, such as those without text; among subtopics of those without one. */
export const otherPapersLabel = 'Other papers';

/** Papers that belong under one heading. */
export interface Topic {
  /** As a writer would put it above a section: "Sparse attention". */
  readonly label: string;
  /** The words and phrases that the papers share, most telling first. */
  readonly terms: readonly string[];
  /** In the order of the library, those of `children` included. Every paper of the library is under exactly one topic. */
  readonly keys: readonly CitationKey[];
  /** The second level, where the library is large: every paper of the topic is under exactly one of them. Else empty. */
  readonly children: readonly Topic[];
}

/** What the writer decided about a topic. */
export interface PinnedTopic {
  readonly label: string;
  /** Words and phrases: papers that speak of them come here. */
  readonly seeds: readonly string[];
  /** Papers that are always here. */
  readonly keys: readonly CitationKey[];
  /** Labels of other topics whose papers come here; those of a topic with this very label do in any case. */
  readonly replaces: readonly string[];
}
