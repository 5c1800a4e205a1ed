import type { Span } from '../base/span';
import type { PaperEntry } from './paperEntry';

/**
 * One paper as one block of one digest tells it. Its title is never empty. All its spans count from the start of the
 * entry itself (`Digest.starts`), so an entry that did not change stays the same object when the text before it changes.
 * Entries are told apart by identity.
 */
export interface DigestRecord extends PaperEntry {
  /** Where the abstract stands in the digest; undefined where there is none. */
  readonly abstractSpan?: Span | undefined;
}

/** A block that is no paper, or a file that is no digest, with the reason in words for the writer. */
export interface DigestIssue {
  readonly span: Span;
  readonly reason: string;
}

export type DigestFormat = 'text' | 'arxiv-mail' | ContainerFormat;

/** Exports, feeds, answers of APIs, saved pages and mails. */
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

/** A text with papers, understood as far as it goes. */
export interface Digest {
  /** undefined where the text holds nothing that looks like a digest (empty, binary). */
  readonly format?: DigestFormat;
  /** How the papers are written, in words for the writer: `numbered list, title in bold, arXiv link`, `RIS export`; undefined where nothing tells. */
  readonly pattern?: string;
  /** In the order of the text. */
  readonly entries: readonly DigestRecord[];
  /** Where each entry begins in the text, as UTF-16 offsets; as many as entries. */
  readonly starts: readonly number[];
  readonly issues: readonly DigestIssue[];
}
