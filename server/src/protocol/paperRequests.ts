/** The custom requests about single papers, and lists of papers and topics. `requests.ts` has their names and describes positions and ranges. */
import type { OnlinePage } from '../features/finding/factSources';
import type { Topic } from '../model/topic';
import type { LspLocation, LspPosition, LspRange } from './requests';
import { count, flag, object, optional, place, uri } from './shapes';

/** `marginalia/paperAt`: the paper of the citation key or name at a position in a draft, or of the title at a position in a digest. */
export const paperAtParams = object({
  ...place,
  /**
   * Whether a position within an abstract in a digest means the paper of that abstract, unless another paper is named there. Default:
   * false.
   */
  around: optional(flag),
});

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

/** The answer to `marginalia/paper`: everything known about one paper. What no source contains is absent or empty. The answer is `null` if no paper has the key. */
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

/** `marginalia/nextPapers`: the papers that the writer should look at next. */
export const nextPapersParams = object({
  /** The draft to which the papers should be near. Without it, they are in the order of the library. */
  uri: optional(uri),
  /** The largest number of papers. Default: 50. */
  limit: optional(count),
});

export interface NextPapersAnswer {
  /** The new papers, then those for later; both nearest to the draft first. */
  readonly papers: readonly (PapersAnswer['papers'][number] & {
    /** The heading of the draft's section that is nearest to the paper; absent if no section has its subject. */
    readonly near?: string;
    /** Present if the writer put the decision off. */
    readonly isForLater?: true;
  })[];
  /** How many papers are new, including those beyond the limit. */
  readonly newCount: number;
  /** How many papers are for later. */
  readonly laterCount: number;
}

/** `marginalia/topics` */
export interface TopicsAnswer {
  readonly topics: readonly (ListedTopic & {
    /** `true` if the topic has papers that the writer keeps under a heading; otherwise absent. */
    readonly isKept?: true;
    /** Subtopics, of a large library or kept by the writer. They have no children of their own. */
    readonly children: readonly ListedTopic[];
  })[];
}

interface ListedTopic extends Omit<Topic, 'children'> {
  /** `true` for the group of papers that belong to no other topic; otherwise absent. */
  readonly isRest?: true;
}

/** `marginalia/topicSection`, with a position in a draft: the section around it, if its heading is a topic's label; otherwise `null`. */
export interface TopicSectionAnswer {
  /** The topic's label. */
  readonly label: string;
  readonly heading: LspRange;
  /** The text below the heading, up to the next heading of the same or a higher level. */
  readonly body: LspRange;
  /** The position after the section's last word; if there is no text below the heading, the end of the heading. */
  readonly end: LspPosition;
  /** How many of the topic's papers the section cites. */
  readonly cited: number;
  /** The papers of the topic that the section does not cite, in the library's order. */
  readonly uncited: PapersAnswer['papers'];
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
