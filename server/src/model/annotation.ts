import type { Span } from '../base/span';
import type { CitationKey } from './citation';

/**
 * A passage, described by its own words and the words around it (W3C Web Annotation Data Model, section 4.2.4, "Text Quote Selector").
 * All texts are plain text with white space folded.
 */
export interface TextQuoteSelector {
  readonly exact: string;
  /** The words directly before the passage; empty if the note does not quote them. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A note of the writer on a passage of a paper, read from a block in a note file. All spans are UTF-16 offsets in the file. */
export interface Annotation {
  /** The block anchor without `^`: "n-7f3a2c". */
  readonly id: string;
  readonly selector: TextQuoteSelector;
  /** The writer's Markdown without the blank lines around it; empty if the writer has not written anything yet. */
  readonly body: string;
  /** The `#tags` in the body, without `#`, in order and without repetitions. */
  readonly tags: readonly string[];
  readonly isResolved: boolean;
  /** The span from the start of the block's first line to the end of its last line. */
  readonly span: Span;
  /** The span of the whole quotation, including its Markdown marks. */
  readonly quoteSpan: Span;
  /** The span of the body. If the body is empty, an empty span at the offset at which it would be written. */
  readonly bodySpan: Span;
}

export const readingStatuses = ['to-read', 'reading', 'read', 'cited'] as const;

export type ReadingStatus = (typeof readingStatuses)[number];

/** A problem in a note file, with the reason in words for the writer. */
export interface NoteIssue {
  readonly span: Span;
  readonly reason: string;
  /** true if the problem does not prevent safe edits of the file. */
  readonly isHarmless?: boolean;
}

/** A Markdown file of notes on one paper. */
export interface LiteratureNote {
  /** 'own': in the format of `docs/files.md`; 'foreign': made by another program, so Marginalia never edits it. */
  readonly kind: 'own' | 'foreign';
  /**
   * The key in the metadata. If the metadata of a note by another program has no key, the key in the file name (`@key.md`). undefined
   * if the note has no key there either.
   */
  readonly key?: CitationKey | undefined;
  readonly title?: string | undefined;
  /** The first heading of a note by another program whose metadata has no title. It may be the title. */
  readonly heading?: string | undefined;
  /** The span of the title's value in the metadata, including its quotation marks. */
  readonly titleSpan?: Span | undefined;
  readonly status?: ReadingStatus | undefined;
  /** The span of the status's value in the metadata. */
  readonly statusSpan?: Span | undefined;
  /** The tags in the metadata, without `#`. */
  readonly tags: readonly string[];
  /** The text between the metadata and the first annotation, without the blank lines around it. */
  readonly generalText: string;
  readonly generalTextSpan: Span;
  /** The annotations in the order of the file. */
  readonly annotations: readonly Annotation[];
  /** The span of the metadata without its `---` lines; undefined if the file has no metadata. */
  readonly metadataSpan?: Span | undefined;
  readonly issues: readonly NoteIssue[];
  /** false if a part could not be read, so that an edit might damage the file. In that case Marginalia does not edit the file. */
  readonly isWritable: boolean;
}
