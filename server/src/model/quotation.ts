import type { Span } from '../base/span';

/** A quotation in a draft. */
export interface Quotation {
  /** - `marks`: words between quotation marks, or in a command such as `\enquote{}`; - `block`: a paragraph or more, set as a quotation. */
  readonly kind: 'marks' | 'block';
  /** The quotation with its marks or its command. */
  readonly span: Span;
  /** The quoted words, without the marks. */
  readonly inner: Span;
  /**
   * What is printed of `inner`, with as many UTF-16 units as `inner` has. Each unit of markup, of citations and of comments is
   * `unprinted`. A command that prints a sign is that sign, followed by `unprinted`.
   */
  readonly text: string;
}

/** Stands for a UTF-16 unit of a draft that is not printed. */
export const unprinted = '\0';
