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
