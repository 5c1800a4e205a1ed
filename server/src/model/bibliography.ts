import type { Span } from '../base/span';
import type { CitationKey } from './citation';
import type { PaperEntry } from './paperEntry';

export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml';

/** A field as written in the file: `title = {The {BERT} Model},`. */
export interface BibliographyField {
  /** In BibTeX lower case, since BibTeX ignores the case of names: `title`. A CSL variable as CSL spells it: `container-title`, `DOI`. */
  readonly name: string;
  /**
   * BibTeX: the TeX between the delimiters, with `@string` names replaced and `#` joined: `The {BERT} Model`. CSL: the text of the
   * value; for names and dates its JSON.
   */
  readonly value: string;
  /** The value with its delimiters, relative to the start of the entry. */
  readonly span: Span;
}

/** A key of an entry, and where it is written. */
export interface EntryKey {
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/**
 * One entry of a bibliography. All its spans are relative to its own start (`Bibliography.starts`), so an unchanged entry stays the
 * same object when the text before it changes. Entries are compared by identity.
 */
export interface BibliographyEntry extends PaperEntry, EntryKey {
  /** The type in BibTeX or biblatex, lower-case (`inproceedings`, `online`); in a CSL file that of CSL (`article-journal`). */
  readonly entryType: string;
  /** Further keys of the entry: biblatex's `ids`. */
  readonly aliases: readonly EntryKey[];
  /** The journal, proceedings, book, publisher or archive that a reader would call the place of publication; plain text. */
  readonly venue?: string | undefined;
  /** The entry's own fields in their order, then those inherited by `crossref` and `xdata`. Read at the first call. */
  fields(): readonly BibliographyField[];
}

/** A part that could not be read, with the reason in words for the writer. */
export interface BibliographyIssue {
  /** In the text of the file. */
  readonly span: Span;
  readonly reason: string;
}

/** A bibliography, with the entries that could be read. */
export interface Bibliography {
  readonly format: BibliographyFormat;
  /** In the order of the file, including entries with the same key. */
  readonly entries: readonly BibliographyEntry[];
  /** The UTF-16 offset at which each entry begins in the text, in the order of `entries`. */
  readonly starts: readonly number[];
  readonly issues: readonly BibliographyIssue[];
  /** false if some part could not be read that may hold further entries. */
  readonly isComplete: boolean;
}
