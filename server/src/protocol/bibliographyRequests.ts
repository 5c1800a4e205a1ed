/** The custom requests about bibliographies. `requests.ts` has their names and describes ranges. */
import type { BibliographyAddition, MissingEntries } from '../features/bibliography/addToBibliography';
import type { ExportResult } from '../features/bibliography/exportBibliography';
import type { BibliographyMatch } from '../features/bibliography/matchBibliography';
import type { ReferencePaste } from '../features/bibliography/pasteReference';
import type { EntryPlace, ReferenceEditsAnswer } from './lookUpRequests';
import type { DocumentPlace, FileEdits, LspPosition, LspTextEdit, TextBasis } from './requests';

/**
 * `marginalia/missingEntries`, with the URI of a draft: the papers of the library that the draft cites but its bibliography lacks. The
 * answer is `null` if the document is not a draft, or if the missing papers can't be determined.
 */
export type MissingEntriesAnswer = Pick<MissingEntries, 'keys'> & {
  /** The bibliography of the draft, to which the missing entries can be added; absent if the draft names none. */
  readonly bibliography?: string;
};

/** `marginalia/bibliographyEdit`. The answer is `null` if the document is not of the kind that the edit is for. */
export type BibliographyEditParams =
  | ({ readonly kind: 'add' } & AddToBibliographyParams)
  | ({ readonly kind: 'paste' } & PasteReferenceParams)
  | ({ readonly kind: 'match' } & MatchBibliographyParams)
  | ({ readonly kind: 'cite-published' } & CitePublishedParams);

/** The edits that put the entries of cited papers into the draft's bibliography. */
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

type Addition<Kind> = Extract<BibliographyAddition, { readonly kind: Kind }>;

export type AddToBibliographyAnswer =
  | (Omit<Addition<'edits'>, 'files'> & { readonly files: readonly FileEdits[] })
  | (Omit<Addition<'no-bibliography'>, 'named'> & {
      /** The file that the draft names, if the client must ask the writer before changing it. */
      readonly named?: string;
    })
  | Exclude<BibliographyAddition, { readonly kind: 'edits' | 'no-bibliography' }>;

/** Puts a reference that the writer copied in the place of the entry at a position of a bibliography. The key stays. */
export interface PasteReferenceParams extends DocumentPlace {
  /** BibTeX, CSL-JSON, RIS, a DOI or an arXiv identifier. */
  readonly text: string;
}

type Paste<Kind> = Omit<Extract<ReferencePaste, { readonly kind: Kind }>, 'edits'> & {
  readonly edits: readonly LspTextEdit[];
  readonly basis: TextBasis;
};

export type PasteReferenceAnswer = Paste<'edits'> | Paste<'look-up'> | Extract<ReferencePaste, { readonly kind: 'refused' }>;

/** Completes incomplete entries by those of another bibliography that are the same papers. */
export interface MatchBibliographyParams {
  /** The bibliography that is completed. */
  readonly uri: string;
  /** A position in the entry that is completed. Default: all incomplete entries. */
  readonly position?: LspPosition;
  /** The name of the other file, whose extension tells its format, and its text. */
  readonly name: string;
  readonly text: string;
}

export type MatchBibliographyAnswer = Omit<BibliographyMatch, 'edits' | 'refusal'> & {
  readonly edits: readonly LspTextEdit[];
  readonly basis: TextBasis;
};

/**
 * Makes these entries, which cite preprints, cite the published versions. If at a place there is no longer the entry with its key, the
 * file has no edits.
 */
export interface CitePublishedParams {
  readonly entries: readonly EntryPlace[];
}

export type CitePublishedAnswer = Omit<ReferenceEditsAnswer, 'creates'> & {
  /** Those of the entries that the edits change. Absent if there are no edits. */
  readonly changed?: readonly EntryPlace[];
};

/** `marginalia/export`: a text for a file that the writer chooses. */
export type ExportParams =
  /**
   * `uri` is the draft whose cited papers are exported, including those of all files that are compiled with it. Default: all papers of the
   * library. With `keys`, these papers are exported, and `uri` is ignored.
   */
  | {
      readonly kind: 'bibliography';
      readonly uri?: string;
      readonly keys?: readonly string[];
      readonly format: 'bibtex' | 'biblatex' | 'csl-json';
    }
  /** A literature matrix for a spreadsheet, as comma-separated values with a byte order mark (RFC 4180); no cell is a formula. */
  | { readonly kind: 'matrix'; readonly keys: readonly string[] }
  /** All annotations as W3C Web Annotations (docs/files.md, "Annotations for other programs"). */
  | { readonly kind: 'annotations' };

/** `unknown`: cited keys that belong to no paper of the library; absent if no bibliography was asked for. */
export type ExportAnswer = Omit<ExportResult, 'unknown'> & Partial<Pick<ExportResult, 'unknown'>>;
