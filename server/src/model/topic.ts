import type { CitationKey } from './citation';

/**
 * The heading of papers that fit no topic, such as those without an abstract. Among subtopics, it is the heading of papers that fit no
 * subtopic.
 */
export const otherPapersLabel = 'Other papers';

/** Papers that belong under one heading. */
export interface Topic {
  /** A heading as a writer would put it above a section: "Sparse attention". */
  readonly label: string;
  /** The words and phrases that the papers share, most characteristic first. */
  readonly terms: readonly string[];
  /** In the order of the library, including the papers in `children`. Every paper of the library is in exactly one topic. */
  readonly keys: readonly CitationKey[];
  /** Subtopics, if the library is large. Every paper of the topic is then in exactly one of them. Otherwise empty. */
  readonly children: readonly Topic[];
}

/** What the writer decided about a topic. */
export interface PinnedTopic {
  readonly label: string;
  /** Words and phrases; papers that use them belong to this topic. */
  readonly seeds: readonly string[];
  /** Papers that always belong to this topic. */
  readonly keys: readonly CitationKey[];
  /** Labels of other topics whose papers move to this one. Papers of a found topic with the same label as this one always move here. */
  readonly replaces: readonly string[];
}
