import type { Span } from '../base/span';
import type { CitationKey } from './citation';
import type { PaperEntry } from './paperEntry';

export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml';

/** A field as it stands in the file: `title = {The {BERT} Model},`. */
export interface BibliographyField {
  /** Lower-case, as BibTeX compares names: `title`. A CSL variable keeps its spelling: `container-title`, `DOI`. */
  readonly name: string;
  /**
   * BibTeX: the TeX between the delimiters, `@string` names replaced and `#` joined: `The {BERT} Model`.
   * CSL: the text of the value; for names and dates its JSON.
   */
  readonly value: string;
  /** The value with its delimiters, from the entry's start. */
  readonly span: Span;
}

/** A key that stands for an entry, and where. */
export interface EntryKey {
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/**
 * One entry of a bibliography. All its spans count from the start of the entry itself (`Bibliography.starts`), so an
 * entry that did not change stays the same object when the text before it changes. Entries are told apart by identity.
 */
export interface BibliographyEntry extends PaperEntry, EntryKey {
  /** BibTeX's or biblatex's, lower-case (`inproceedings`, `online`); CSL's for CSL files (`article-journal`). */
  readonly entryType: string;
  /** Further keys of the entry: biblatex's `ids`. */
  readonly aliases: readonly EntryKey[];
  /** Journal, proceedings, book, publisher or archive: what a reader takes for the place of publication; plain text. */
  readonly venue?: string | undefined;
  /** The entry's own fields in their order, then what it takes over by `crossref` and `xdata`. Read when first asked for. */
  fields(): readonly BibliographyField[];
}

/** What was not understood, with the reason in words for the writer. */
export interface BibliographyIssue {
  /** In the text of the file. */
  readonly span: Span;
  readonly reason: string;
}

/** A text with entries, understood as far as it goes. */
export interface Bibliography {
  readonly format: BibliographyFormat;
  /** In the order of the file; entries that share a key are all there. */
  readonly entries: readonly BibliographyEntry[];
  /** Where each entry begins in the text, as UTF-16 offsets; as many as entries. */
  readonly starts: readonly number[];
  readonly issues: readonly BibliographyIssue[];
  /** Whether every entry of the file is known, with its key: false where something was skipped that may have been one. */
  readonly isComplete: boolean;
}
