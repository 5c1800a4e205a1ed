import type { TextQuoteSelector } from '../../model/annotation';

/** The work that an annotation is about, as far as the annotation identifies it. */
export interface ExchangedWork {
  readonly title?: string | undefined;
  readonly key?: string | undefined;
  /** The DOI in lower case, without the address of a resolver. */
  readonly doi?: string | undefined;
  /** The arXiv identifier without the version. */
  readonly arxivId?: string | undefined;
}

/** An annotation that is imported or exported. */
export interface ExchangedAnnotation {
  /** An identifier that is valid as the anchor of a block: letters, digits and hyphens. */
  readonly id: string;
  readonly selector: TextQuoteSelector;
  /** The text of the annotation in Markdown. If the source stores tags separately, they are added here as `#tags`. */
  readonly body: string;
  readonly isResolved: boolean;
  readonly work: ExchangedWork;
}

/** An annotation that could not be imported, or a whole file, and the reason, which is shown to the writer. */
export interface ExchangeIssue {
  /** Words by which the writer can find the annotation in the file: its quotation, its text or its identifier. Empty for a whole file. */
  readonly what: string;
  readonly reason: string;
}
