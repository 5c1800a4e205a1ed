import type { Span } from '../../base/span';
import type { OwnText } from '../ownFile';

/** A value in the topics file. The span does not include quotation marks. */
export interface WrittenText extends Span {
  readonly value: string;
}

/** A topic as the topics file describes it. */
export interface WrittenTopic {
  readonly label: WrittenText;
  /** Papers that use these words belong to the topic. */
  readonly words: readonly WrittenText[];
  /** Titles of papers that always belong to the topic. */
  readonly papers: readonly WrittenText[];
  /** Labels of other topics whose papers move to this one. */
  readonly replaces: readonly WrittenText[];
}

/** A heading of the kept outline, as the topics file describes it. */
export interface WrittenHeading {
  readonly label: WrittenText;
  /** Titles of the papers under the heading that are under none of its subtopics. */
  readonly papers: readonly WrittenText[];
  /** Headings of the second level; they have no subtopics of their own. */
  readonly subtopics: readonly WrittenHeading[];
}

/** A topics file, with the parts that could be read. */
export interface TopicsText extends OwnText {
  /** The topics in the order of the file. If two of them have the same label, both count. */
  readonly topics: readonly WrittenTopic[];
  /** The kept outline in the order of the file; empty if the writer keeps none. If two headings have the same label, both count. */
  readonly kept: readonly WrittenHeading[];
}
