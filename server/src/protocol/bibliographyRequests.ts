/** The custom requests about bibliographies. `requests.ts` has their names and describes ranges. */
import type { LspTextEdit } from './requests';

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
      readonly files: readonly { readonly uri: string; readonly edits: readonly LspTextEdit[] }[];
      /** Keys of the entries that are added. */
      readonly added: readonly string[];
    }
  | { readonly kind: 'complete' }
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
