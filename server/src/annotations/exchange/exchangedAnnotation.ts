import type { TextQuoteSelector } from '../../model/annotation';

/** How an annotation names the work that it is on; what is not said is undefined. */
export interface ExchangedWork {
  readonly title?: string | undefined;
  readonly key?: string | undefined;
  /** Without resolver, in lower case. */
  readonly doi?: string | undefined;
  /** Without version. */
  readonly arxivId?: string | undefined;
}

/** An annotation on its way between programs. */
export interface ExchangedAnnotation {
  /** Fit for the anchor of a block: letters, digits and hyphens. */
  readonly id: string;
  readonly selector: TextQuoteSelector;
  /** Markdown; the tags that the source keeps apart stand in it as `#tags`. */
  readonly body: string;
  readonly isResolved: boolean;
  readonly work: ExchangedWork;
}

/** What could not be taken from a file, in words for the writer. */
export interface ExchangeIssue {
  /** Words by which the writer finds it there: its quotation, its text, or its identifier. */
  readonly what: string;
  readonly reason: string;
}
