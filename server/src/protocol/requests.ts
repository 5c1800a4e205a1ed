/**
 * The custom requests and notifications, with the reason for each, and the types that all of them use. The files beside this one have the
 * parameters and answers of each subject, which are plain JSON. Server and client share these types, and other programs rely on them.
 * Positions and ranges are those of LSP (zero-based lines, UTF-16 characters); spans in `matches` are UTF-16 offsets.
 */
import type { Span } from '../base/span';

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

/** The edits of a file. */
export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for; absent if the file is new. */
  readonly basis?: TextBasis;
}

export interface DocumentPlace {
  readonly uri: string;
  readonly position: LspPosition;
}

/** Nothing was done; `reason` is in words for the writer. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** The result of a feature as it is sent: the `span` in the file with the `uri` beside it becomes a `range`. */
export type Encoded<T> = T extends readonly (infer Item)[]
  ? readonly Encoded<Item>[]
  : T extends { readonly uri: string; readonly span: Span }
    ? LspLocation & Encoded<Omit<T, 'uri' | 'span'>>
    : T extends object
      ? { readonly [Name in keyof T]: Encoded<T[Name]> }
      : T;

/** The edits of a file that a command makes. */
export interface FileEditParams extends FileEdits {
  /** Whether the file must be created first. */
  readonly isNew: boolean;
}

/**
 * The names of the custom requests and notifications. The comment on each says why none of LSP's does the same. The edits of one subject,
 * and the steps of one task, are one request: the field `kind` of its parameters tells them apart.
 */
export const methods = {
  /** LSP's search for symbols has names and places, but no matches, filters or order. */
  search: 'marginalia/search',
  /** Completion lists papers only where a citation is being typed. */
  suggest: 'marginalia/suggest',
  /** LSP can't list what is similar to a symbol. */
  related: 'marginalia/related',
  /** A hover is text for a reader; this is everything known about a paper, as data. */
  paper: 'marginalia/paper',
  /** A definition is a place, and doesn't say which paper it belongs to. */
  paperAt: 'marginalia/paperAt',
  /** LSP's symbols have no years, and not the order of the library. */
  papers: 'marginalia/papers',
  /** The papers that the writer should decide about next depend on a draft. */
  nextPapers: 'marginalia/nextPapers',
  /** LSP's outlines are of one document; topics are of the whole library. */
  topics: 'marginalia/topics',
  /** A code lens says how many papers of a topic a section doesn't cite; this lists them. */
  topicSection: 'marginalia/topicSection',
  /** LSP's symbols have no keys, prefixes or locators. */
  citations: 'marginalia/citations',
  /** The client shows what the cited papers say on a page of its own. */
  evidence: 'marginalia/evidence',
  /** The writer chooses the paper in a list, so no code action can name it. */
  citationEdit: 'marginalia/citationEdit',
  /** The client shows formatted citations in its preview. */
  preview: 'marginalia/preview',
  /** The writer chooses papers before the edit of a block is planned. */
  choosePapers: 'marginalia/choosePapers',
  /** The edit depends on the writer's choice, and the client offers entries for the keys that it cites. */
  blockEdit: 'marginalia/blockEdit',
  /** The client shows what a bibliography lacks, and asks before anything is added. */
  missingEntries: 'marginalia/missingEntries',
  /** The edits depend on answers of the writer, on the clipboard or on another file. */
  bibliographyEdit: 'marginalia/bibliographyEdit',
  /** The writer chooses the file for the text, which may be outside the workspace. */
  export: 'marginalia/export',
  /** The client lists incomplete references, and asks before they are looked up. */
  incompleteReferences: 'marginalia/incompleteReferences',
  /** It may take minutes, sends partial results, and answers with edits for the files as they are then. */
  completeReferences: 'marginalia/completeReferences',
  /** It may take minutes, sends partial results, and its report is a text that is in no file. */
  checkReferences: 'marginalia/checkReferences',
  /** The papers of a feed are not in a file yet. */
  feed: 'marginalia/feed',
  /** The papers that the writer names are not in a file yet. */
  findPapers: 'marginalia/findPapers',
  /** The digest may not exist yet, or may be outside the workspace. */
  addToDigest: 'marginalia/addToDigest',
  /** A pasted text is not in a document yet. */
  pastedPapers: 'marginalia/pastedPapers',
  /** LSP has no comments at passages. */
  threads: 'marginalia/threads',
  /** LSP has no comments, so it can't list them. */
  notes: 'marginalia/notes',
  /** The server writes notes that no editor has open, and can undo that. */
  annotate: 'marginalia/annotate',
  /** The text is that of a file which the writer chooses, and the answer counts what was not imported. */
  importAnnotations: 'marginalia/importAnnotations',
  /** The edit depends on words that the writer types, and the client offers to undo it. */
  ownFileEdit: 'marginalia/ownFileEdit',
  /** LSP can't say what a server has read. */
  status: 'marginalia/status',
  /** The counts take longer than the status. */
  hintCounts: 'marginalia/hintCounts',
  /** Diagnostics are listed by file; a review has groups and counts. */
  checkDraft: 'marginalia/checkDraft',
  /** From the server: the client sends a request to a registry, since it has the proxy settings and the keys. */
  fetch: 'marginalia/fetch',
  /** A notification to the client. LSP can't say that a server has read all files. */
  ready: 'marginalia/ready',
  /** A notification to the client. LSP's requests to refresh are for LSP's own data. */
  changed: 'marginalia/changed',
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
   * This command and the next four correct how the selection in a digest is read (see `DigestCorrectionParams`). They use the active
   * editor and have no arguments.
   */
  thisIsPaper: 'marginalia.thisIsPaper',
  thisIsNoPaper: 'marginalia.thisIsNoPaper',
  titleEndsHere: 'marginalia.titleEndsHere',
  noPapersHere: 'marginalia.noPapersHere',
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
