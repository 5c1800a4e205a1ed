/** The custom requests about single papers and the list of all papers. `requests.ts` has their names and describes positions and ranges. */
import type { LspLocation, LspPosition, LspRange } from './requests';

/** `marginalia/paper` */
export interface PaperParams {
  readonly key: string;
}

/** `marginalia/paperAt`: the paper of the citation key or name at a position in a draft, or of the title at a position in a digest. */
export interface PaperAtParams {
  readonly uri: string;
  readonly position: LspPosition;
  /**
   * Whether a position within an abstract in a digest means the paper of that abstract, unless another paper is named there. Default:
   * false.
   */
  readonly around?: boolean;
}

/** The answer is `null` if there is no paper of the library at the position. */
export interface PaperAtAnswer {
  readonly key: string;
  /**
   * The range of the key, name or title at the position; if the paper was found by `around`, the range of the whole paper in the
   * digest.
   */
  readonly range: LspRange;
  /** The first occurrence of the title, which is in a digest if any digest has the paper, otherwise in a bibliography. */
  readonly place: LspLocation;
}

/** Everything known about one paper. What no source contains is absent or empty. The answer is `null` if no paper has the key. */
export interface PaperAnswer {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly authors: readonly string[];
  /** `true` if the source writes "et al." or otherwise says that there are more authors; otherwise absent. */
  readonly hasMoreAuthors?: true;
  readonly abstract: string;
  /** Present if the abstract was not written by the paper's authors but by someone who summarizes the paper. */
  readonly abstractKind?: 'summary';
  readonly date?: string;
  readonly year?: number;
  /** The journal, proceedings or publisher. */
  readonly venue?: string;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly links: readonly { readonly kind: string; readonly url: string }[];
  /** Headings of the digest sections that contain the paper, and keywords from exports; absent if there are none. */
  readonly tags?: readonly string[];
  /** Web pages about the paper that a source names, and links to searches for its title. */
  readonly online: { readonly known: readonly OnlinePage[]; readonly searches: readonly OnlinePage[] };
  /** The places of the paper's title, first in the digests, then in the bibliographies. */
  readonly places: readonly LspLocation[];
  /** The places in drafts where a citation key of the paper is written. */
  readonly citedAt: readonly LspLocation[];
  /**
   * The places of the notes on the paper. For each note file, first comes the text that is about no passage, if there is any, and then
   * every annotation.
   */
  readonly notes: readonly LspLocation[];
  /** The card as Markdown. Text from digests is escaped. */
  readonly card: string;
}

export interface OnlinePage {
  /** "arXiv", "DOI", "Code" ... */
  readonly label: string;
  readonly url: string;
}

/** `marginalia/papers`: a row for each paper of the digests, in the library's order, for a list or a tree. */
export interface PapersAnswer {
  readonly revision: number;
  readonly papers: readonly {
    readonly key: string;
    readonly title: string;
    readonly names: readonly string[];
    readonly date?: string;
    readonly year?: number;
    /** The first occurrence of the title. */
    readonly uri: string;
    readonly range: LspRange;
  }[];
}

/**
 * The answer to `textDocument/hover` for an editor that adds its own actions for a paper. The capabilities of such an editor contain
 * `experimental: { hoverPaper: true }`. Any other editor gets LSP's `Hover` with a single text.
 */
export interface HoverWithPaper {
  /** The card as Markdown. If there is a `paper`, the card lacks its last row, which is for the editor's actions and `pages`. */
  readonly contents: string[];
  readonly range: LspRange;
  /** The paper of the card; absent if the hover shows the cards of several papers. */
  readonly paper?: {
    readonly key: string;
    /** Whether the paper is in a digest, and not only in a bibliography. */
    readonly isInDigest: boolean;
    /** Whether the sentence around the position cites the paper, so that *Show Evidence* has an answer. */
    readonly isCitedHere: boolean;
    /** Pages on the web about the paper. The addresses are encoded so that they can be written in Markdown between `<` and `>`. */
    readonly pages: readonly OnlinePage[];
  };
}
