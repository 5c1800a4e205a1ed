import type { Span } from '../base/span';
import type { PaperEntry } from './paperEntry';

/** One paper as one block of one digest tells it. Its title is never empty. */
export interface DigestEntry extends PaperEntry {
  /** Where the abstract stands in the digest; undefined where there is none. */
  readonly abstractSpan?: Span;
}

/** A block that is no paper, or a file that is no digest, with the reason in words for the writer. */
export interface DigestIssue {
  readonly span: Span;
  readonly reason: string;
}

export type DigestFormat = 'pasted-text' | 'arxiv-mail' | 'markdown' | 'json' | 'json-lines';

/** A text with papers, understood as far as it goes. */
export interface Digest {
  /** undefined where the text holds nothing that looks like a digest (empty, binary). */
  readonly format?: DigestFormat;
  readonly entries: readonly DigestEntry[];
  readonly issues: readonly DigestIssue[];
}
