/**
 * The names of the custom requests of the server, and the types that all of them use. The files beside this one have the parameters and
 * answers of each subject, which are plain JSON. Server and client share these types, and other programs rely on them. Positions and
 * ranges are those of LSP (zero-based lines, UTF-16 characters); spans in `matches` are UTF-16 offsets.
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

/** The names of requests and notifications, except those of notes (`methods`). */
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
  feedRequest: 'marginalia/feedRequest',
  fetchFeed: 'marginalia/fetchFeed',
  readFeed: 'marginalia/readFeed',
  findPapers: 'marginalia/findPapers',
  addToDigest: 'marginalia/addToDigest',
  completeReferences: 'marginalia/completeReferences',
  takeCandidate: 'marginalia/takeCandidate',
  referenceEdits: 'marginalia/referenceEdits',
  incompleteReferences: 'marginalia/incompleteReferences',
  citePublished: 'marginalia/citePublished',
  /** From the server to the client. */
  fetch: 'marginalia/fetch',
  threads: 'marginalia/threads',
  notes: 'marginalia/notes',
  annotate: 'marginalia/annotate',
  undoNote: 'marginalia/undoNote',
  notesChanged: 'marginalia/notesChanged',
  insertNote: 'marginalia/insertNote',
  choosePapers: 'marginalia/choosePapers',
  literatureMatrix: 'marginalia/literatureMatrix',
  exportMatrix: 'marginalia/exportMatrix',
  annotatedBibliography: 'marginalia/annotatedBibliography',
  exportAnnotations: 'marginalia/exportAnnotations',
  importAnnotations: 'marginalia/importAnnotations',
  checkDraft: 'marginalia/checkDraft',
  /**
   * A notification to the client: something has changed since the last `marginalia/checkDraft`, and nothing for a moment, so the client
   * may ask anew. None is sent after that request was sent without `uri`.
   */
  reviewOutdated: 'marginalia/reviewOutdated',
  nextPapers: 'marginalia/nextPapers',
  decisionEdit: 'marginalia/decisionEdit',
} as const;

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

/** The edits of a file that the extension keeps for the writer, or why there are none, in words for the writer. */
export type OwnFileEditAnswer<Details = unknown> =
  | ({ readonly kind: 'edits' } & FileEditParams & Details)
  | { readonly kind: 'refused'; readonly reason: string };

/** The edits of a file that a command makes. */
export interface FileEditParams {
  readonly uri: string;
  /** Whether the file must be created first. */
  readonly isNew: boolean;
  /** Empty if the file says all of this already. */
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for; undefined for a new file. */
  readonly basis?: TextBasis;
}
