import type { Span } from '../base/span';
import type { CitationKey } from './citation';
import type { PaperEntry } from './paperEntry';

export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml';

/** A field as the file writes it: `title = {The {BERT} Model},`. */
export interface BibliographyField {
  /**
   * In BibTeX, the name in lower case, since BibTeX ignores the case of names: `title`. In CSL, the variable as CSL spells it:
   * `container-title`, `DOI`.
   */
  readonly name: string;
  /**
   * In BibTeX, the TeX between the delimiters, after `@string` names are replaced and parts with `#` are joined: `The {BERT} Model`. In
   * CSL, the text of the value, or its JSON if the value contains names or a date.
   */
  readonly value: string;
  /** The span of the value with its delimiters, relative to the start of the entry. */
  readonly span: Span;
}

/** A key of an entry, with its position. */
export interface EntryKey {
  readonly key: CitationKey;
  readonly keySpan: Span;
}

/**
 * One entry of a bibliography. All its spans are relative to its own start (`Bibliography.starts`), so an unchanged entry remains the
 * same object when the text before it changes. Entries are compared by identity.
 */
export interface BibliographyEntry extends PaperEntry, EntryKey {
  /** The type in BibTeX or biblatex, in lower case (`inproceedings`, `online`). In a CSL file, the CSL type (`article-journal`). */
  readonly entryType: string;
  /** Further keys of the entry: biblatex's `ids`. */
  readonly aliases: readonly EntryKey[];
  /** Where the work was published: the name of a journal, proceedings, a book, a publisher or an archive; plain text. */
  readonly venue?: string | undefined;
  /**
   * The entry's own fields in order, then those that it inherits through `crossref` and `xdata`. The fields are read at the first call.
   */
  fields(): readonly BibliographyField[];
}

/** A part that could not be read, with the reason in words for the writer. */
export interface BibliographyIssue {
  /** The span in the text of the file. */
  readonly span: Span;
  readonly reason: string;
}

/** A bibliography, with the entries that could be read. */
export interface Bibliography {
  readonly format: BibliographyFormat;
  /** The entries in the order of the file, including entries with the same key. */
  readonly entries: readonly BibliographyEntry[];
  /** The UTF-16 offset at which each entry begins in the text, in the order of `entries`. */
  readonly starts: readonly number[];
  readonly issues: readonly BibliographyIssue[];
  /** false if a part that may contain further entries could not be read. */
  readonly isComplete: boolean;
}

/** A bibliography as it was before an edit, and its text. */
export interface PreviousBibliography {
  readonly text: string;
  readonly bibliography: Bibliography;
}
