import type { Span } from '../base/span';

/** What a link of a paper leads to. */
export type PaperLinkKind = 'arxiv' | 'doi' | 'code' | 'pdf' | 'page';

export interface PaperLink {
  readonly kind: PaperLinkKind;
  readonly url: string;
}

/** One paper as one block of one digest tells it. Whatever the digest does not say is undefined or empty. */
export interface DigestEntry {
  /** One line, white space folded. */
  readonly title: string;
  /** Where the title stands in the digest, hard-wrapped lines included. */
  readonly titleSpan: Span;
  /** One paragraph: hard-wrapped lines joined. Empty where the digest has a title alone (in a list or a table). */
  readonly abstract: string;
  /** Where the abstract stands in the digest; undefined where there is none. */
  readonly abstractSpan?: Span;
  /** The whole block, from the title to the last line that belongs to the paper. */
  readonly span: Span;
  /** The paper's own short names, best first: `ToDRE`, `TransNormerLLM`, `TNL`. */
  readonly names: readonly string[];
  readonly authors: readonly string[];
  /** As the digest writes it: `Jun 23`, `Thu, 7 Nov 2024`, `2024-11-01`. */
  readonly date?: string;
  /** Only where the digest says a year. */
  readonly year?: number;
  /** Without `arXiv:` and version: `2411.13560`, `cs/0112017`. */
  readonly arxivId?: string;
  /** Without resolver: `10.1016/j.jenvman.2024.122526`. */
  readonly doi?: string;
  readonly links: readonly PaperLink[];
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
