/**
 * The custom requests of the server. Their parameters and answers are plain JSON. Server and client share these types, and other
 * programs rely on them. Positions and ranges are those of LSP (zero-based lines, UTF-16 characters); spans in `matches` are UTF-16
 * offsets.
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

/** Says which text the edits of a file are for. */
export interface TextBasis {
  /** The version of the document, as the client gave it; absent if the document is not open. */
  readonly version?: number;
  /** The checksum of the text (`checksumText`). It is the same however lines end, since editors make all line ends of a file alike. */
  readonly checksum: string;
}

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

/**
 * `marginalia/digestCorrection`: the edit that records, in the writer's corrections file, how a line or a selection of a digest is to
 * be read.
 */
export interface DigestCorrectionParams {
  readonly uri: string;
  /** The selection; empty if only the cursor is there. */
  readonly range: LspRange;
  /**
   * 'paper': the selection, or a line that the server did not recognise, is the title of a paper. 'no-paper': there is no paper here.
   * 'title-end': the title of the paper ends here. 'forget': an earlier correction no longer applies.
   */
  readonly kind: 'paper' | 'no-paper' | 'title-end' | 'forget';
}

export type DigestCorrectionAnswer =
  | {
      readonly kind: 'edits';
      /** The corrections file. */
      readonly uri: string;
      /** Whether the file must be created first. */
      readonly isNew: boolean;
      /** The title that the correction is about; for `forget`, the line of the corrections file. */
      readonly title: string;
      /** Empty if the file already contains the correction. */
      readonly edits: readonly LspTextEdit[];
      /** The text of the file that the edits are for; absent if the file is new. */
      readonly basis?: TextBasis;
    }
  | { readonly kind: 'refused'; readonly reason: string };

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

/** `marginalia/status` */
export interface StatusAnswer {
  /** Whether the first index is complete. */
  readonly ready: boolean;
  readonly papers: number;
  /** The number of papers that are in a digest; all others are in bibliographies only. */
  readonly digestPapers: number;
  readonly digests: readonly {
    readonly uri: string;
    readonly papers: number;
    /** A description, in words for the writer, of how papers are written in this digest. */
    readonly pattern?: string;
  }[];
  readonly bibliographies: readonly { readonly uri: string; readonly entries: number }[];
  /** The corrections files, each with the number of its corrections. */
  readonly corrections: readonly { readonly uri: string; readonly count: number }[];
  /** Blocks and files that could not be read. */
  readonly skipped: readonly { readonly uri: string; readonly range: LspRange; readonly reason: string }[];
  /** A number that grows with every change of the library. */
  readonly revision: number;
  readonly memory: StatusMemory;
}

/**
 * `marginalia/hintCounts`: how many hints on what sentences say are in the drafts of the workspace, by rule. Takes longer than the status,
 * because drafts that are not open are checked for it.
 */
export interface HintCountsAnswer {
  readonly rules: readonly {
    /** The code of the rule. */
    readonly rule: string;
    /** What its hints are about, in words: "Number differs from the abstract". */
    readonly title: string;
    readonly shown: number;
    readonly dismissed: number;
    /** Whether so many of its hints were dismissed that the writer may want to turn the rule off. */
    readonly isOftenDismissed: boolean;
  }[];
  /** The files in which dismissals are kept. */
  readonly files: readonly { readonly uri: string }[];
}

/** `marginalia/pastedPapers`: whether a pasted text looks like a digest. */
export interface PastedPapersParams {
  readonly text: string;
  /** Whether the writer calls the text a digest. If so, every paper in it is counted. Default: false. */
  readonly isDigest?: boolean;
}

export interface PastedPapersAnswer {
  /** 0 if the text doesn't look like a digest. */
  readonly papers: number;
}

/** The memory that the server uses, in bytes. */
export interface StatusMemory {
  /** The memory of the search index, without the papers; 0 before the index exists. */
  readonly search: number;
  /** The memory of the whole server. */
  readonly server: number;
  /** Set if the papers need more memory than the server may use. Both are the size of the heap of JavaScript objects. */
  readonly shortage?: { readonly needed: number; readonly limit: number };
}

/**
 * The parameters of two notifications: `marginalia/ready` (the first index is complete) and `marginalia/changed` (the library, and
 * perhaps its topics, changed after that). A third notification, `marginalia/topicsChanged`, has no parameters: only the topics
 * changed.
 */
export interface LibraryNotification {
  readonly papers: number;
  readonly digests: number;
  readonly bibliographies: number;
  readonly revision: number;
}

/**
 * `marginalia/citationEdit`: the edit that cites papers at a position in a draft. The answer is `null` if the document is not a draft.
 */
export interface CitationEditParams {
  readonly uri: string;
  readonly position: LspPosition;
  readonly key: string;
  /** Keys of more papers for the same citation. They are ignored with `quotation`, and where 'replace' replaces a key. */
  readonly further?: readonly string[];
  /** 'replace': the paper replaces the key at the position, if there is one. Default: 'insert'. */
  readonly mode?: 'insert' | 'replace';
  /** Plain text from the paper that is inserted as a quotation with its own citation. */
  readonly quotation?: string;
}

export interface CitationEditAnswer {
  readonly edit: LspTextEdit;
  /** Where the citation that the edit changes ends before the edit. For a new citation it is the end of the edit's range. */
  readonly citationEnd: LspPosition;
  /** The keys by which the draft cites the papers. */
  readonly written: readonly string[];
}

/**
 * Commands that the client may have. Code lenses and code actions use only those that the client lists in its capabilities, as
 * `experimental: { commands: { commands: string[] } }`.
 */
export const clientCommands = {
  /** Shows where the paper at a position is cited. Arguments: the URI, the position. */
  showCitations: 'marginalia.showCitations',
  /** Offers papers that a sentence could cite. Arguments: the URI, the sentence's range. */
  suggestCitations: 'marginalia.suggestCitations',
  /** Shows what the papers say that a sentence cites. Arguments: the URI, a position in the sentence. */
  showEvidence: 'marginalia.showEvidence',
  /** Searches the library for a paper that replaces a key. Arguments: the URI, the key's range, a query. */
  replaceCitation: 'marginalia.replaceCitation',
  /** Shows the papers on a section's topic that are not cited in the section. Arguments: the URI, the heading's position. */
  showUncitedPapers: 'marginalia.showUncitedPapers',
  /** Opens a box for a note on the selection of the active editor. No arguments. */
  annotateSelection: 'marginalia.annotateSelection',
  /**
   * This command and the next three correct how the selection in a digest is read (see `DigestCorrectionParams`). They use the active
   * editor and have no arguments.
   */
  thisIsPaper: 'marginalia.thisIsPaper',
  thisIsNoPaper: 'marginalia.thisIsNoPaper',
  titleEndsHere: 'marginalia.titleEndsHere',
  forgetCorrection: 'marginalia.forgetCorrection',
  /** Completes a paper from registries. Argument: its key. */
  completeReferences: 'marginalia.completeReferences',
  /** Replaces an entry by the reference on the clipboard. Arguments: the URI, a position in the entry. */
  pasteReference: 'marginalia.pasteReference',
  /** Completes an entry by a bibliography file that the writer chooses. Arguments: the URI, a position in the entry. */
  matchBibliography: 'marginalia.matchBibliography',
  /** Writes into the file of dismissed hints. Argument: `FileEditParams`. */
  dismissHint: 'marginalia.dismissHint',
  /** Turns a rule off in the settings of the workspace. Argument: its code. */
  turnOffRule: 'marginalia.turnOffRule',
} as const;

/** The edits of a file that a command makes. */
export interface FileEditParams {
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for; undefined for a new file. */
  readonly basis?: TextBasis;
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

/** The `data` of a completion item. */
export interface CompletionData {
  /** The paper's key. */
  readonly key: string;
  /** The key that is in the draft after the item was accepted. */
  readonly written: string;
  /** Phrases that the paper shares with the sentence, for the documentation; absent if there are none. */
  readonly because?: readonly string[];
}

export function isCompletionData(data: unknown): data is CompletionData {
  return (
    typeof data === 'object' &&
    data !== null &&
    'key' in data &&
    typeof data.key === 'string' &&
    'written' in data &&
    typeof data.written === 'string' &&
    (!('because' in data) || (Array.isArray(data.because) && data.because.every((phrase) => typeof phrase === 'string')))
  );
}

/** The names of requests and notifications, except those of notes (`noteMethods`). */
export const methods = {
  search: 'marginalia/search',
  suggest: 'marginalia/suggest',
  related: 'marginalia/related',
  paper: 'marginalia/paper',
  paperAt: 'marginalia/paperAt',
  papers: 'marginalia/papers',
  citations: 'marginalia/citations',
  evidence: 'marginalia/evidence',
  topics: 'marginalia/topics',
  topicEdit: 'marginalia/topicEdit',
  digestCorrection: 'marginalia/digestCorrection',
  topicSection: 'marginalia/topicSection',
  status: 'marginalia/status',
  hintCounts: 'marginalia/hintCounts',
  pastedPapers: 'marginalia/pastedPapers',
  citationEdit: 'marginalia/citationEdit',
  addToBibliography: 'marginalia/addToBibliography',
  missingEntries: 'marginalia/missingEntries',
  pasteReference: 'marginalia/pasteReference',
  matchBibliography: 'marginalia/matchBibliography',
  exportBibliography: 'marginalia/exportBibliography',
  topicOutline: 'marginalia/topicOutline',
  preview: 'marginalia/preview',
  ready: 'marginalia/ready',
  changed: 'marginalia/changed',
  topicsChanged: 'marginalia/topicsChanged',
} as const;
