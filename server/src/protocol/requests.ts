/**
 * The custom requests of the server: plain JSON, shared by server and client, and relied on by other programs.
 * Positions and ranges are LSP's (zero-based lines, UTF-16 characters); spans in `matches` are UTF-16 offsets.
 */

export interface LspPosition {
  readonly line: number;
  readonly character: number;
}

export interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}

export interface LspLocation {
  readonly uri: string;
  readonly range: LspRange;
}

export interface LspTextEdit {
  readonly range: LspRange;
  readonly newText: string;
}

/** `marginalia/paper` */
export interface PaperParams {
  readonly key: string;
}

/** `marginalia/paperAt`: the paper that a place speaks of: a citation key or a name in a draft, a title in a digest. */
export interface PaperAtParams {
  readonly uri: string;
  readonly position: LspPosition;
  /** Whether a place in an abstract of a digest, which speaks of no other paper, means the paper of that abstract; no where undefined. */
  readonly around?: boolean;
}

/** `null` is answered where the place speaks of no paper of the library. */
export interface PaperAtAnswer {
  readonly key: string;
  /** The key, name or title under the position; the paper in the digest where it was found by `around`. */
  readonly range: LspRange;
  /** The title's first place: in a digest where one has the paper, else in a bibliography. */
  readonly place: LspLocation;
}

/** Everything known about one paper; what no source says is absent or empty. `null` is answered where no paper has the key. */
export interface PaperAnswer {
  readonly key: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly authors: readonly string[];
  /** `true` where the source says that there are more: "et al."; else absent. */
  readonly hasMoreAuthors?: true;
  readonly abstract: string;
  /** Where the abstract is somebody else's words on the paper; absent where it is the paper's own or there is none. */
  readonly abstractKind?: 'summary';
  readonly date?: string;
  readonly year?: number;
  /** Journal, proceedings or publisher. */
  readonly venue?: string;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly links: readonly { readonly kind: string; readonly url: string }[];
  /** Headings of the sections of digests that it stands in, keywords of exports; absent where there are none. */
  readonly tags?: readonly string[];
  /** Pages on the web about the paper, as far as a source tells; and searches for its title. */
  readonly online: { readonly known: readonly OnlinePage[]; readonly searches: readonly OnlinePage[] };
  /** Titles in the digests, then in the bibliographies. */
  readonly places: readonly LspLocation[];
  /** Keys in drafts that are known to the server. */
  readonly citedAt: readonly LspLocation[];
  /** Notes on the paper: each file's words on no passage, where there are any, then each annotation. */
  readonly notes: readonly LspLocation[];
  /** The card as Markdown; digest text in it is escaped. */
  readonly card: string;
}

export interface OnlinePage {
  /** "arXiv", "DOI", "Code" ... */
  readonly label: string;
  readonly url: string;
}

/** `marginalia/citations` */
export interface CitationsParams {
  readonly uri: string;
}

export interface CitationsAnswer {
  readonly citations: readonly {
    readonly range: LspRange;
    readonly items: readonly {
      readonly key: string;
      readonly range: LspRange;
      readonly mode: string;
      readonly prefix?: string;
      readonly locator?: string;
      readonly suffix?: string;
      /** Whether the library has a paper for the key. */
      readonly resolved: boolean;
    }[];
  }[];
}

/** `marginalia/topics` */
export interface TopicsAnswer {
  readonly topics: readonly {
    readonly label: string;
    readonly terms: readonly string[];
    /** Those of the subtopics included. */
    readonly keys: readonly string[];
    /** Whether it is the heading of what belongs under no other; absent where it is not. */
    readonly isRest?: true;
    /** Subtopics, where the library is large; they have no children of their own. */
    readonly children: readonly { readonly label: string; readonly terms: readonly string[]; readonly keys: readonly string[] }[];
  }[];
}

/**
 * `marginalia/topicEdit`: the edit that keeps in the writer's topics file what they do with topics: rename one, merge some into
 * another, make a new one of some papers of one, move papers, draw papers by words. The last two may name a new topic.
 */
export type TopicEditParams =
  | { readonly kind: 'rename'; readonly label: string; readonly newLabel: string }
  | { readonly kind: 'merge'; readonly labels: readonly string[]; readonly into: string }
  | { readonly kind: 'split'; readonly label: string; readonly keys: readonly string[]; readonly newLabel: string }
  | { readonly kind: 'move'; readonly keys: readonly string[]; readonly label: string }
  | { readonly kind: 'seed'; readonly label: string; readonly words: readonly string[] };

export type TopicEditAnswer =
  | {
      readonly kind: 'edits';
      /** The topics file. */
      readonly uri: string;
      /** Whether the file must be made first. */
      readonly isNew: boolean;
      /** Empty where the file says so already. */
      readonly edits: readonly LspTextEdit[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/digestCorrection`: the edit that keeps in the writer's file of corrections what they say of a place in a digest, or of what is selected. */
export interface DigestCorrectionParams {
  readonly uri: string;
  /** What is selected; empty at a cursor. */
  readonly range: LspRange;
  /** Here is a paper, whose title is what is selected or the line that was passed over; here is none; the title of the paper ends here; what was said of the place before no longer counts. */
  readonly kind: 'paper' | 'no-paper' | 'title-end' | 'forget';
}

export type DigestCorrectionAnswer =
  | {
      readonly kind: 'edits';
      /** The file of corrections. */
      readonly uri: string;
      /** Whether the file must be made first. */
      readonly isNew: boolean;
      /** The title that the correction is about; of `forget` the line of the file. */
      readonly title: string;
      /** Empty where the file says so already. */
      readonly edits: readonly LspTextEdit[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/topicSection`: the section of a draft around a position whose heading names a topic. `null` where there is none. */
export interface TopicSectionParams {
  readonly uri: string;
  readonly position: LspPosition;
}

export interface TopicSectionAnswer {
  /** The topic. */
  readonly label: string;
  readonly heading: LspRange;
  /** What stands below the heading, to the next one of its level or above. */
  readonly body: LspRange;
  /** Behind the section's last word; the heading's own end where nothing stands below it. */
  readonly end: LspPosition;
  /** How many of the topic's papers the section cites. */
  readonly cited: number;
  /** Those that it does not cite, in the library's order. */
  readonly uncited: PapersAnswer['papers'];
}

/** `marginalia/papers`: the papers of digests in short, in the library's order, for a list or a tree. */
export interface PapersAnswer {
  readonly revision: number;
  readonly papers: readonly {
    readonly key: string;
    readonly title: string;
    readonly names: readonly string[];
    readonly date?: string;
    readonly year?: number;
    /** The title's first place. */
    readonly uri: string;
    readonly range: LspRange;
  }[];
}

/** `marginalia/status` */
export interface StatusAnswer {
  /** Whether the first index is complete. */
  readonly ready: boolean;
  readonly papers: number;
  /** Those that stand in a digest; the others are known from bibliographies alone. */
  readonly digestPapers: number;
  readonly digests: readonly {
    readonly uri: string;
    readonly papers: number /** How they are written, in words. */;
    readonly pattern?: string;
  }[];
  readonly bibliographies: readonly { readonly uri: string; readonly entries: number }[];
  /** The files in which the writer corrects what is read, and how often they do. */
  readonly corrections: readonly { readonly uri: string; readonly count: number }[];
  /** Blocks and files that were not understood. */
  readonly skipped: readonly { readonly uri: string; readonly range: LspRange; readonly reason: string }[];
  /** Grows with every change of the library. */
  readonly revision: number;
  readonly memory: StatusMemory;
}

/** `marginalia/pastedPapers`: whether a text that somebody pasted looks like a digest. */
export interface PastedPapersParams {
  readonly text: string;
  /** Whether the writer calls it a digest; then every paper counts that is read. No where undefined. */
  readonly isDigest?: boolean;
}

export interface PastedPapersAnswer {
  /** 0 where it does not. */
  readonly papers: number;
}

/** In bytes. */
export interface StatusMemory {
  /** What searching takes beside the papers; 0 before anybody could search. */
  readonly search: number;
  /** The whole server. */
  readonly server: number;
}

/**
 * `marginalia/ready`, a notification: the first index is complete. `marginalia/changed`: the library changed after that, and
 * the topics with it. `marginalia/topicsChanged`, without parameters: the topics alone changed.
 */
export interface LibraryNotification {
  readonly papers: number;
  readonly digests: number;
  readonly bibliographies: number;
  readonly revision: number;
}

/** `marginalia/citationEdit`: the edit that cites a paper at a position of a draft. `null` where the document is no draft. */
export interface CitationEditParams {
  readonly uri: string;
  readonly position: LspPosition;
  readonly key: string;
  /** Whether the paper takes the place of the key at the position, where there is one. */
  readonly mode?: 'insert' | 'replace';
  /** Words of the paper, plain text: they are quoted before a citation of their own. */
  readonly quotation?: string;
}

export interface CitationEditAnswer {
  readonly edit: LspTextEdit;
  /** The key that the draft cites the paper by. */
  readonly written: string;
}

/** `marginalia/topicOutline`: the edits that bring a draft's topic outline up to date. `null` where the document is no draft. */
export interface TopicOutlineParams {
  readonly uri: string;
  /** Where sections that the draft does not have yet are inserted. */
  readonly position: LspPosition;
  /** Labels of the topics to insert; all where undefined. */
  readonly labels?: readonly string[];
}

export interface TopicOutlineAnswer {
  /** Disjoint; empty where the draft has the whole outline already. */
  readonly edits: readonly LspTextEdit[];
  readonly added: number;
  /** Keys of the papers that are added, as the draft then cites them. */
  readonly keys: readonly string[];
}

/**
 * Commands that the editor's side may provide: code lenses and actions name those that the client lists in its capabilities, as
 * `experimental: { commands: { commands: string[] } }`, and no others.
 */
export const clientCommands = {
  /** Shows where the paper at a place is cited: arguments are the URI and the position. */
  showCitations: 'marginalia.showCitations',
  /** Offers papers for a sentence: arguments are the URI and the sentence's range. */
  suggestCitations: 'marginalia.suggestCitations',
  /** Searches the library for a paper that takes the place of a key: arguments are the URI, the key's range and a query. */
  replaceCitation: 'marginalia.replaceCitation',
  /** Shows the papers on a section's topic that the section does not cite: arguments are the URI and the heading's position. */
  showUncitedPapers: 'marginalia.showUncitedPapers',
  /** Opens a box for a note on what is selected in the active editor: no arguments. */
  annotateSelection: 'marginalia.annotateSelection',
  /** Say of the selection of the active editor, a digest, that it is a paper's title, stands in no paper, ends a title: no arguments. */
  thisIsPaper: 'marginalia.thisIsPaper',
  thisIsNoPaper: 'marginalia.thisIsNoPaper',
  titleEndsHere: 'marginalia.titleEndsHere',
  forgetCorrection: 'marginalia.forgetCorrection',
} as const;

/**
 * `textDocument/hover` for an editor that has actions of its own for a paper: its capabilities say
 * `experimental: { hoverPaper: true }`. Any other editor gets LSP's `Hover` with one Markdown text.
 */
export interface HoverWithPaper {
  /** Markdown, each section a text of its own; the actions belong below the first one. */
  readonly contents: string[];
  readonly range: LspRange;
  /** The paper of the card; the first one if the hover shows several. */
  readonly paper: {
    readonly key: string;
    /** Whether its title is in a digest, and not only in a bibliography. */
    readonly isInDigest: boolean;
  };
}

/** What a completion item carries as its `data`. */
export interface CompletionData {
  /** The paper's key. */
  readonly key: string;
  /** The key that stands in the draft once the item is accepted. */
  readonly written: string;
}

export function isCompletionData(data: unknown): data is CompletionData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'key' in data &&
    typeof data.key === 'string' &&
    'written' in data &&
    typeof data.written === 'string'
  );
}

/** `marginalia/preview`: the citations of an open Markdown draft as its compiled text will have them. `null` where there is no such draft. */
export interface PreviewParams {
  readonly uri: string;
}

/** HTML of the server: all text of others in it is escaped. */
export interface PreviewAnswer {
  /** In the order of the draft, disjoint. */
  readonly citations: readonly PreviewCitation[];
  /** The list of references; empty where there is none. */
  readonly references: string;
  /** The notes of a style that cites in notes; empty for others. */
  readonly notes: string;
  /** Why the draft's own citation style is not used, in words for the writer. */
  readonly problem?: string;
}

export interface PreviewCitation {
  /** UTF-16 offsets into the draft that the answer is about. */
  readonly start: number;
  readonly end: number;
  /** What stands there: an answer about another version of the draft is told by it. */
  readonly source: string;
  /** Inline elements. */
  readonly html: string;
}

/** Method names, in one place for both sides. */
export const methods = {
  search: 'marginalia/search',
  suggest: 'marginalia/suggest',
  related: 'marginalia/related',
  paper: 'marginalia/paper',
  paperAt: 'marginalia/paperAt',
  papers: 'marginalia/papers',
  citations: 'marginalia/citations',
  topics: 'marginalia/topics',
  topicEdit: 'marginalia/topicEdit',
  digestCorrection: 'marginalia/digestCorrection',
  topicSection: 'marginalia/topicSection',
  status: 'marginalia/status',
  pastedPapers: 'marginalia/pastedPapers',
  citationEdit: 'marginalia/citationEdit',
  addToBibliography: 'marginalia/addToBibliography',
  missingEntries: 'marginalia/missingEntries',
  exportBibliography: 'marginalia/exportBibliography',
  topicOutline: 'marginalia/topicOutline',
  preview: 'marginalia/preview',
  ready: 'marginalia/ready',
  changed: 'marginalia/changed',
  topicsChanged: 'marginalia/topicsChanged',
} as const;
