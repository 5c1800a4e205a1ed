import type { Span } from '../base/span';
import type { CompletedReference } from './completedReference';

/** A reference, and the span of its item in the file. */
export interface WrittenReference extends Span {
  readonly reference: CompletedReference;
}

/** What a file of completed references says. */
export interface ReferencesText {
  /** In the order of the file. */
  readonly references: readonly WrittenReference[];
  /** Parts that could not be read, with the reason in words for the writer. */
  readonly issues: readonly { readonly span: Span; readonly reason: string }[];
  /** false if a part of the file may hold more than was read, so that the file is not edited. */
  readonly isReadable: boolean;
}
