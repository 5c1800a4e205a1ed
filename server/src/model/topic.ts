import type { CitationKey } from './citation';

/**
 * The heading of papers that fit no topic, such as those without an abstract. Among subtopics, it is the heading of papers that fit no
 * subtopic.
 */
export const otherPapersLabel = 'Other papers';

/** Papers on the same subject, which can share a heading. */
export interface Topic {
  /** A heading as a writer would put it above a section: "Sparse attention". */
  readonly label: string;
  /** The words and phrases that the papers share, most characteristic first. */
  readonly terms: readonly string[];
  /**
   * The keys of the papers, in the order of the library, including the papers in `children`. Under a heading that the writer keeps, the
   * papers that were kept with it come first, in the writer's order. Every paper of the library is in exactly one topic.
   */
  readonly keys: readonly CitationKey[];
  /** Papers of other topics that are nearly as close to this one, in the order of the library; undefined if there are none. */
  readonly alsoKeys?: readonly CitationKey[];
  /** Subtopics, if the library is large; otherwise empty. If a topic has subtopics, each of its papers is in exactly one of them. */
  readonly children: readonly Topic[];
}

/** A heading that the writer keeps, with the papers that stay under it, in the writer's order. */
export interface KeptHeading {
  readonly label: string;
  /** The papers that are under none of the subtopics. */
  readonly keys: readonly CitationKey[];
  /** Headings of the second level; they have no subtopics of their own. */
  readonly subtopics: readonly KeptHeading[];
}

/** A topic as the writer defined it. */
export interface PinnedTopic {
  readonly label: string;
  /** Words and phrases; papers that use them belong to this topic. */
  readonly seeds: readonly string[];
  /** Papers that always belong to this topic. */
  readonly keys: readonly CitationKey[];
  /**
   * Labels of other topics whose papers move to this one. If a topic that was found automatically has the same label as this one, its
   * papers always move here.
   */
  readonly replaces: readonly string[];
}
