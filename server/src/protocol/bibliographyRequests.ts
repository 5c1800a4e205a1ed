/** The custom requests about bibliographies. `requests.ts` has their names and describes ranges. */
import type { LspPosition, LspTextEdit, TextBasis } from './requests';

/**
 * `marginalia/missingEntries`, with the URI of a draft: the papers of the library that the draft cites but its bibliography lacks. The
 * answer is `null` if the document is not a draft, or if the missing papers can't be determined.
 */
export interface MissingEntriesAnswer {
  /** The keys as the draft writes them. */
  readonly keys: readonly string[];
  /** The bibliography of the draft, to which the missing entries can be added; absent if the draft names none. */
  readonly bibliography?: string;
}

/** `marginalia/addToBibliography`: the edits that put the entries of cited papers into the draft's bibliography. */
export interface AddToBibliographyParams {
  /** The draft. */
  readonly uri: string;
  /** Keys as the draft writes them. Default: all keys that the draft cites. */
  readonly keys?: readonly string[];
  /**
   * Whether the keys were just cited and the writer has not asked for entries. If so, nothing is added if the server can't determine
   * whether an entry is missing.
   */
  readonly isUnasked?: boolean;
  /**
   * A bibliography that the writer chose because the draft names none; it need not exist yet. The edits also make the draft name this
   * file.
   */
  readonly target?: string;
}

/** The answer is `null` if the document is not a draft. */
export type AddToBibliographyAnswer =
  | {
      readonly kind: 'edits';
      readonly bibliography: string;
      /** Whether the bibliography must be created first. */
      readonly isNew: boolean;
      readonly files: readonly {
        readonly uri: string;
        readonly edits: readonly LspTextEdit[];
        /** The text of the file that the edits are for; absent if the file is new. */
        readonly basis?: TextBasis;
      }[];
      /** Keys of the entries that are added. */
      readonly added: readonly string[];
      /** How many citations in the draft get the key of an entry, since they cite its paper by another key. */
      readonly renamed: number;
    }
  /** The draft was never saved and no folder is open, so there is no place for a bibliography yet. */
  | { readonly kind: 'unsaved' }
  | {
      readonly kind: 'complete';
      /** Cited keys that the compiler will not find and that are no papers of the library. Absent if there are none, or if that is not known. */
      readonly unknown?: readonly string[];
    }
  | {
      readonly kind: 'no-bibliography';
      /** The file that the draft names, if the client must ask the writer before changing it. */
      readonly named?: string;
      readonly missing: readonly string[];
      /** Files that may become the draft's bibliography; existing files come first. */
      readonly candidates: readonly { readonly uri: string; readonly exists: boolean }[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/exportBibliography` */
export interface ExportBibliographyParams {
  /** The draft whose cited papers are exported, including those of all files that are compiled with it. Default: all papers of the library. */
  readonly uri?: string;
  /** The papers to export; `uri` is then ignored. */
  readonly keys?: readonly string[];
  readonly format: 'bibtex' | 'biblatex' | 'csl-json';
}

export interface ExportBibliographyAnswer {
  readonly text: string;
  readonly count: number;
  /** Cited keys that belong to no paper of the library. */
  readonly unknown: readonly string[];
}

/** `marginalia/pasteReference`: puts a reference that the writer copied in the place of an entry, whose key stays. */
export interface PasteReferenceParams {
  /** The bibliography. */
  readonly uri: string;
  /** A position in the entry. */
  readonly position: LspPosition;
  /** BibTeX, CSL-JSON, RIS, a DOI or an arXiv identifier. */
  readonly text: string;
}

/** The answer is `null` if there is no entry at the position. */
export type PasteReferenceAnswer =
  | {
      readonly kind: 'edits';
      readonly edits: readonly LspTextEdit[];
      /** The text that the edits are for. */
      readonly basis: TextBasis;
      readonly key: string;
      /** The titles if the reference may be that of another paper, so that the writer is asked before the edits are made. */
      readonly doubt?: { readonly ofEntry: string; readonly pasted: string };
    }
  /** The edits add the identifier to the entry. What else it lacks is to be looked up, for the paper with this key. */
  | { readonly kind: 'look-up'; readonly edits: readonly LspTextEdit[]; readonly basis: TextBasis; readonly key: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** `marginalia/matchBibliography`: completes incomplete entries by those of another bibliography that are the same papers. */
export interface MatchBibliographyParams {
  /** The bibliography that is completed. */
  readonly uri: string;
  /** A position in the entry that is completed. Default: all incomplete entries. */
  readonly position?: LspPosition;
  /** The name of the other file, whose extension tells its format, and its text. */
  readonly name: string;
  readonly text: string;
}

export interface MatchBibliographyAnswer {
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for; absent if there is no such file. */
  readonly basis?: TextBasis;
  /** The keys of the entries that were completed, each with that of the entry that completes it. */
  readonly matched: readonly { readonly key: string; readonly other: string }[];
  /** The entries that stay as they are, each with the reason in words for the writer. */
  readonly unmatched: readonly { readonly key: string; readonly title: string; readonly reason: string }[];
}
