import type { TextQuoteSelector } from '../../model/annotation';

/** How an annotation names the work that it is about; undefined for what it does not say. */
export interface ExchangedWork {
  readonly title?: string | undefined;
  readonly key?: string | undefined;
  /** Without resolver, in lower case. */
  readonly doi?: string | undefined;
  /** Without version. */
  readonly arxivId?: string | undefined;
}

/** An annotation that is imported or exported. */
export interface ExchangedAnnotation {
  /** Usable as the anchor of a block: letters, digits and hyphens. */
  readonly id: string;
  readonly selector: TextQuoteSelector;
  /** Markdown; tags that the source stores separately are in it as `#tags`. */
  readonly body: string;
  readonly isResolved: boolean;
  readonly work: ExchangedWork;
}

/** An annotation that could not be imported, with a message for the writer. */
export interface ExchangeIssue {
  /** Words by which the writer finds it in the file: its quotation, its text, or its identifier. */
  readonly what: string;
  readonly reason: string;
}
