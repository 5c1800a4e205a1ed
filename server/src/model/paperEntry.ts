import type { Span } from '../base/span';
import type { AuthorList } from './authorList';

/** The kind of page or file to which a link of a paper leads. */
export type PaperLinkKind = 'arxiv' | 'doi' | 'code' | 'pdf' | 'page';

export interface PaperLink {
  readonly kind: PaperLinkKind;
  readonly url: string;
}

/**
 * The description of a work in one source: in a block of a digest, or in an entry of a bibliography. A field that the source does not
 * have is undefined or empty.
 */
export interface PaperEntry extends AuthorList {
  /** Plain text on one line with white space folded. Empty only for a bibliography entry without a title. */
  readonly title: string;
  /** The span of the title, including line breaks if the title is hard-wrapped. */
  readonly titleSpan: Span;
  /** One paragraph of plain text, with hard-wrapped lines joined; empty if there is no abstract. */
  readonly abstract: string;
  /**
   * `summary` if `abstract` was written by someone else than the paper's authors, such as a newsletter. undefined if it is the paper's
   * own abstract, or if there is no abstract.
   */
  readonly abstractKind?: 'summary' | undefined;
  /** The span of the whole block or entry. */
  readonly span: Span;
  /** Short names of the paper, best first: `ToDRE`, `TransNormerLLM`, `TNL`. */
  readonly names: readonly string[];
  /** The date as the source writes it: `Jun 23`, `Thu, 7 Nov 2024`, `2024-11-01`. */
  readonly date?: string | undefined;
  /** undefined unless the source gives a year. */
  readonly year?: number | undefined;
  /** Journal, proceedings or publisher, as the source writes it: `ICLR 2020`. */
  readonly venue?: string | undefined;
  /** The identifier without `arXiv:` and version: `2411.13560`, `cs/0112017`. */
  readonly arxivId?: string | undefined;
  /** The DOI without a resolver: `10.1016/j.jenvman.2024.122526`. */
  readonly doi?: string | undefined;
  readonly links: readonly PaperLink[];
  /** The headings of the sections that contain the paper, or the keywords of an export; undefined if there are none. */
  readonly tags?: readonly string[] | undefined;
}
