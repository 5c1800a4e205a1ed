import type { Span } from '../base/span';
import type { PaperEntry } from './paperEntry';

/**
 * One paper as a block of a digest describes it. The title is never empty. All spans are relative to the entry's own start
 * (`Digest.starts`), so an unchanged entry remains the same object when the text before it changes. Entries are compared by identity.
 */
export interface DigestRecord extends PaperEntry {
  /** The span of the abstract in the digest; undefined without an abstract. */
  readonly abstractSpan?: Span | undefined;
}

/** A block that is not a paper, or a file that is not a digest, with the reason in words for the writer. */
export interface DigestIssue {
  readonly span: Span;
  readonly reason: string;
}

export type DigestFormat = 'text' | 'arxiv-mail' | ContainerFormat;

/** Exports, feeds, responses of APIs, saved web pages and e-mails. */
export type ContainerFormat =
  | 'json'
  | 'json-lines'
  | 'yaml'
  | 'front-matter'
  | 'ris'
  | 'medline'
  | 'refer'
  | 'web-of-science'
  | 'separated-values'
  | 'bibtex'
  | 'feed'
  | 'xml'
  | 'html'
  | 'mail';

/** A digest, with the papers that could be read. */
export interface Digest {
  /** undefined if the text does not look like a digest at all, for example because it is empty or binary. */
  readonly format?: DigestFormat;
  /**
   * How the papers are written, in words for the writer: `numbered list, title in bold, arXiv link`, `RIS export`; undefined if
   * unknown.
   */
  readonly pattern?: string;
  /** In the order of the text. */
  readonly entries: readonly DigestRecord[];
  /** The UTF-16 offset at which each entry begins in the text, in the order of `entries`. */
  readonly starts: readonly number[];
  readonly issues: readonly DigestIssue[];
}
