import type { Span } from '../base/span';
import type { AuthorList } from './authorList';

/** What a link of a paper leads to. */
export type PaperLinkKind = 'arxiv' | 'doi' | 'code' | 'pdf' | 'page';

export interface PaperLink {
  readonly kind: PaperLinkKind;
  readonly url: string;
}

/**
 * What one place tells of a work: a block of a digest, or an entry of a bibliography. Whatever it does not say is
 * undefined or empty.
 */
export interface PaperEntry extends AuthorList {
  /** Plain text in one line, white space folded; empty only for a bibliography entry without a title. */
  readonly title: string;
  /** Where the title stands, hard-wrapped lines included. */
  readonly titleSpan: Span;
  /** One paragraph of plain text: hard-wrapped lines joined. Empty where there is none. */
  readonly abstract: string;
  /** `summary` where the abstract is somebody else's words on the paper, such as a newsletter's; undefined where it is the paper's own or there is none. */
  readonly abstractKind?: 'summary' | undefined;
  /** The whole block or entry. */
  readonly span: Span;
  /** The paper's own short names, best first: `ToDRE`, `TransNormerLLM`, `TNL`. */
  readonly names: readonly string[];
  /** As the source writes it: `Jun 23`, `Thu, 7 Nov 2024`, `2024-11-01`. */
  readonly date?: string | undefined;
  /** Only where the source says a year. */
  readonly year?: number | undefined;
  /** Journal, proceedings or publisher, as the source writes it: `ICLR 2020`. */
  readonly venue?: string | undefined;
  /** Without `arXiv:` and version: `2411.13560`, `cs/0112017`. */
  readonly arxivId?: string | undefined;
  /** Without resolver: `10.1016/j.jenvman.2024.122526`. */
  readonly doi?: string | undefined;
  readonly links: readonly PaperLink[];
  /** Headings of the sections that it stands in, keywords of an export; undefined where there are none. */
  readonly tags?: readonly string[] | undefined;
}
