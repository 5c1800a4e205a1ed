import type { Span } from '../base/span';

/** A value of the topics file, and where it stands without its quotation marks. */
export interface WrittenText extends Span {
  readonly value: string;
}

/** One topic as the writer's topics file has it. */
export interface WrittenTopic {
  readonly label: WrittenText;
  /** Papers that speak of these words come here. */
  readonly words: readonly WrittenText[];
  /** Titles of papers that are always here. */
  readonly papers: readonly WrittenText[];
  /** Labels of other topics whose papers come here. */
  readonly replaces: readonly WrittenText[];
}

/** A topics file, understood as far as it goes. */
export interface TopicsText {
  /** In the order of the file. A label may stand there twice: both count. */
  readonly topics: readonly WrittenTopic[];
  /** What was not understood, with the reason in words for the writer. */
  readonly issues: readonly { readonly span: Span; readonly reason: string }[];
  /** Whether it is YAML from its beginning to its end. What is not can't be changed without harm. */
  readonly isReadable: boolean;
}
