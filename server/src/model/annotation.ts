import type { Span } from '../base/span';
import type { CitationKey } from './citation';

/**
 * A passage by its own words and those around it (W3C Web Annotation Data Model, section 4.2.4, "Text Quote Selector").
 * Plain text, white space folded.
 */
export interface TextQuoteSelector {
  readonly exact: string;
  /** The words right before; empty where nobody noted them. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What a writer noted on a passage of a paper: a block of a note file. All spans are UTF-16 offsets of the file. */
export interface Annotation {
  /** The name of its block anchor without `^`: "n-7f3a2c". */
  readonly id: string;
  readonly selector: TextQuoteSelector;
  /** The writer's words, Markdown as it stands there, without blank lines around; empty where there are none yet. */
  readonly body: string;
  /** `#tags` of the body, without `#`, in order, each once. */
  readonly tags: readonly string[];
  readonly isResolved: boolean;
  /** From its first line to the end of its last. */
  readonly span: Span;
  /** The whole quotation, with its marks. */
  readonly quoteSpan: Span;
  /** Of the body; where it is empty, the place for one. */
  readonly bodySpan: Span;
}

export const readingStatuses = ['to-read', 'reading', 'read', 'cited'] as const;

export type ReadingStatus = (typeof readingStatuses)[number];

/** A part of a note file that is not as it should be, in words for the writer. */
export interface NoteIssue {
  readonly span: Span;
  readonly reason: string;
  /** true where it keeps nobody from writing into the file. */
  readonly isHarmless?: boolean;
}

/** One Markdown file on one paper. */
export interface LiteratureNote {
  /** 'own': in the format of `docs/files.md`; 'foreign': made by another program, and never written to. */
  readonly kind: 'own' | 'foreign';
  /** As the metadata says; of a note by another program also as its name says (`@key.md`). undefined where nothing tells it. */
  readonly key?: CitationKey | undefined;
  readonly title?: string | undefined;
  /** The first heading of a note by another program whose metadata has no title: maybe that is it. */
  readonly heading?: string | undefined;
  /** Where the title's value stands, with its quotation marks. */
  readonly titleSpan?: Span | undefined;
  readonly status?: ReadingStatus | undefined;
  /** Where the status's value stands. */
  readonly statusSpan?: Span | undefined;
  /** Of the metadata, without `#`. */
  readonly tags: readonly string[];
  /** The words that belong to no passage, without blank lines around. */
  readonly free: string;
  readonly freeSpan: Span;
  /** In the order of the file. */
  readonly annotations: readonly Annotation[];
  /** The metadata without its `---` lines; undefined where there is none. */
  readonly metadataSpan?: Span | undefined;
  readonly issues: readonly NoteIssue[];
  /** false where a part could not be understood, so that an edit might do harm: then nothing is written. */
  readonly isWritable: boolean;
}
