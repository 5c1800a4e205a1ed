import type { LspTextEdit, TextBasis } from './requests';

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
