/** The custom requests about bibliographies. `requests.ts` has their names and describes ranges. */
import type { LspTextEdit } from './requests';

/**
 * `marginalia/missingEntries`, with the URI of a draft: papers of the library that it cites and its bibliography lacks. The answer is `null`
 * if the document is no draft, or if that can't be known.
 */
export interface MissingEntriesAnswer {
  /** As the draft cites them. */
  readonly keys: readonly string[];
  /** The file that gets the entries; absent if the draft names none. */
  readonly bibliography?: string;
}

/** `marginalia/addToBibliography`: the edits that put the entries of cited papers into the draft's bibliography. */
export interface AddToBibliographyParams {
  /** The draft. */
  readonly uri: string;
  /** Keys as the draft cites them. Default: all that it cites. */
  readonly keys?: readonly string[];
  /** The keys were just cited, and the writer has not asked for entries: none is added if it can't be known whether one is missing. */
  readonly isUnasked?: boolean;
  /** A bibliography that the writer chose because the draft names none; the edits make the draft name it. It need not exist yet. */
  readonly target?: string;
}

/** The answer is `null` if the document is no draft. */
export type AddToBibliographyAnswer =
  | {
      readonly kind: 'edits';
      readonly bibliography: string;
      /** Whether the bibliography must be created first. */
      readonly isNew: boolean;
      readonly files: readonly { readonly uri: string; readonly edits: readonly LspTextEdit[] }[];
      /** Keys of the entries that are added. */
      readonly added: readonly string[];
    }
  | { readonly kind: 'complete' }
  | {
      readonly kind: 'no-bibliography';
      /** The file that the draft names, if the writer must be asked before it is changed. */
      readonly named?: string;
      readonly missing: readonly string[];
      /** Files that may become the draft's bibliography, those that exist first. */
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
  /** Cited keys that no paper of the library has. */
  readonly unknown: readonly string[];
}
