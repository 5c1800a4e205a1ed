import type { Span } from '../base/span';
import type { Utf8Slice } from '../base/textBytes';
import type { PaperEntry } from './paperEntry';

/**
 * One paper as a block of a digest describes it. The title is never empty. All spans are relative to the entry's own start
 * (`Digest.starts`), so an unchanged entry remains the same object when the text before it changes. Entries are compared by identity.
 */
export interface DigestRecord extends PaperEntry {
  /** The span of the abstract in the digest; undefined if there is no abstract. */
  readonly abstractSpan?: Span | undefined;
  /** Where the abstract lies in memory as bytes; undefined if it is only a string. */
  readonly abstractBytes?: Utf8Slice | undefined;
}

/** A part of a digest, or a whole file, that was not read as papers, with the reason in words for the writer. */
export interface DigestIssue {
  readonly span: Span;
  readonly reason: string;
}

/** `text`, `arxiv-mail`, `bibtex`, or the name of the container in which the papers are: `ris`, `mail`. */
export type DigestFormat = string;

/** A digest, with the papers that could be read. */
export interface Digest {
  /** undefined if no format was recognised, for example because the text is empty or source code. */
  readonly format?: DigestFormat;
  /**
   * How the papers are written, in words for the writer: `numbered list, title in bold, arXiv link`, `RIS export`; undefined if
   * unknown.
   */
  readonly pattern?: string;
  /** The records in the order of the text. */
  readonly entries: readonly DigestRecord[];
  /** The UTF-16 offset at which each entry begins in the text, in the order of `entries`. */
  readonly starts: readonly number[];
  readonly issues: readonly DigestIssue[];
}
