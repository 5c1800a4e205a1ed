/** The custom requests about bibliographies. `requests.ts` has their names and describes ranges. */
import type { BibliographyAddition, MissingEntries } from '../features/bibliography/addToBibliography';
import type { ExportResult } from '../features/bibliography/exportBibliography';
import type { BibliographyMatch } from '../features/bibliography/matchBibliography';
import type { ReferencePaste } from '../features/bibliography/pasteReference';
import { type EntryPlace, entryPlace, type ReferenceEditsAnswer } from './lookUpRequests';
import type { FileEdits, LspTextEdit, TextBasis } from './requests';
import { byKind, flag, list, optional, place, position, text, texts, uri, type ValueOf, word } from './shapes';

/**
 * `marginalia/missingEntries`, with the URI of a draft: the papers of the library that the draft cites but its bibliography lacks. The
 * answer is `null` if the document is not a draft, or if the missing papers can't be determined.
 */
export type MissingEntriesAnswer = Pick<MissingEntries, 'keys'> & {
  /** The bibliography of the draft, to which the missing entries can be added; absent if the draft names none. */
  readonly bibliography?: string;
};

/** `marginalia/bibliographyEdit`. The answer is `null` if the document is not of the kind that the edit is for. */
export const bibliographyEditParams = byKind({
  /** Puts the entries of cited papers into the draft's bibliography. */
  add: {
    /** The draft. */
    uri,
    /** Keys as the draft writes them. Default: all keys that the draft cites. */
    keys: optional(texts),
    /**
     * Whether the keys were just cited and the writer has not asked for entries. If so, nothing is added if the server can't determine
     * whether an entry is missing.
     */
    isUnasked: optional(flag),
    /**
     * A bibliography that the writer chose because the draft names none; it need not exist yet. The edits also make the draft name this
     * file.
     */
    target: optional(uri),
  },
  /**
   * Puts a reference that the writer copied in the place of the entry at a position of a bibliography. The key stays. `text`: BibTeX,
   * CSL-JSON, RIS, a DOI or an arXiv identifier.
   */
  paste: { ...place, text },
  /** Completes incomplete entries by those of another bibliography that are the same papers. */
  match: {
    /** The bibliography that is completed. */
    uri,
    /** A position in the entry that is completed. Default: all incomplete entries. */
    position: optional(position),
    /** The name of the other file, whose extension tells its format, and its text. */
    name: text,
    text,
  },
  /**
   * Makes these entries, which cite preprints, cite the published versions. If at a place there is no longer the entry with its key, the
   * file has no edits.
   */
  'cite-published': { entries: list(entryPlace) },
});

type BibliographyEditParams = ValueOf<typeof bibliographyEditParams>;
export type BibliographyEdit<Kind> = Extract<BibliographyEditParams, { readonly kind: Kind }>;

type Addition<Kind> = Extract<BibliographyAddition, { readonly kind: Kind }>;

export type AddToBibliographyAnswer =
  | (Omit<Addition<'edits'>, 'files'> & { readonly files: readonly FileEdits[] })
  | (Omit<Addition<'no-bibliography'>, 'named'> & {
      /** The file that the draft names, if the client must ask the writer before changing it. */
      readonly named?: string;
    })
  | Exclude<BibliographyAddition, { readonly kind: 'edits' | 'no-bibliography' }>;

type Paste<Kind> = Omit<Extract<ReferencePaste, { readonly kind: Kind }>, 'edits'> & {
  readonly edits: readonly LspTextEdit[];
  readonly basis: TextBasis;
};

export type PasteReferenceAnswer = Paste<'edits'> | Paste<'look-up'> | Extract<ReferencePaste, { readonly kind: 'refused' }>;

export type MatchBibliographyAnswer = Omit<BibliographyMatch, 'edits' | 'refusal'> & {
  readonly edits: readonly LspTextEdit[];
  readonly basis: TextBasis;
};

export type CitePublishedAnswer = Omit<ReferenceEditsAnswer, 'creates'> & {
  /** Those of the entries that the edits change. Absent if there are no edits. */
  readonly changed?: readonly EntryPlace[];
};

/** `marginalia/export`: a text for a file that the writer chooses. */
export const exportParams = byKind({
  /**
   * `uri` is the draft whose cited papers are exported, including those of all files that are compiled with it. Default: all papers of the
   * library. With `keys`, these papers are exported, and `uri` is ignored.
   */
  bibliography: { uri: optional(uri), keys: optional(texts), format: word('bibtex', 'biblatex', 'csl-json') },
  /** A literature matrix for a spreadsheet, as comma-separated values with a byte order mark (RFC 4180); no cell is a formula. */
  matrix: { keys: texts },
  /** All annotations as W3C Web Annotations (docs/files.md, "Annotations for other programs"). */
  annotations: {},
});
export type ExportParams = ValueOf<typeof exportParams>;

/** `unknown`: cited keys that belong to no paper of the library; absent if no bibliography was asked for. */
export type ExportAnswer = Omit<ExportResult, 'unknown'> & Partial<Pick<ExportResult, 'unknown'>>;
