import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { DraftHeading, FileReference } from '../../model/draft';

/** The parts of a document that a scan needs. The items of each list are in the order of the document. */
export interface MarkdownBlocks {
  readonly headings: readonly DraftHeading[];
  /** Text that is not prose, such as code, math, comments, URLs and attributes. The spans do not overlap. */
  readonly opaque: readonly Span[];
  /**
   * The spans in which citations can occur: paragraphs, headings, and some values of metadata. A citation does not extend beyond one of
   * these spans.
   */
  readonly inlines: readonly Span[];
  /** The `>` marks of quotations. A citation that spans several lines may contain such marks. */
  readonly quoteMarks: readonly Span[];
  /** The bibliographies and citation styles that metadata names, and the drafts that code blocks include. */
  readonly fileReferences: readonly FileReference[];
  /** The keys of works that metadata describes. */
  readonly ownKeys: readonly EntryKey[];
  /** Empty spans at line starts where reading can begin, because a block begins there after a blank line. */
  readonly starts: readonly Span[];
  /**
   * Empty spans at the starts of blocks and comments that have no end. If the end of a block or comment is typed later, even far below,
   * all text before that end is read differently.
   */
  readonly unclosed: readonly Span[];
}

/** The lists of `MarkdownBlocks` while they are being filled. */
export type BlockLists = { readonly [List in keyof MarkdownBlocks]: MarkdownBlocks[List][number][] };

export function createBlockLists(): BlockLists {
  return { headings: [], opaque: [], inlines: [], quoteMarks: [], fileReferences: [], ownKeys: [], starts: [], unclosed: [] };
}

export function appendBlocks(blocks: BlockLists, read: MarkdownBlocks): void {
  const add = <T>(list: T[], items: readonly T[]): void => {
    for (const item of items) list.push(item);
  };
  add(blocks.headings, read.headings);
  add(blocks.opaque, read.opaque);
  add(blocks.inlines, read.inlines);
  add(blocks.quoteMarks, read.quoteMarks);
  add(blocks.fileReferences, read.fileReferences);
  add(blocks.ownKeys, read.ownKeys);
  add(blocks.starts, read.starts);
  add(blocks.unclosed, read.unclosed);
}

/** The items of all lists that begin before `end`. */
export function cutBlocks(blocks: MarkdownBlocks, end: number): MarkdownBlocks {
  const isBefore = (span: Span): boolean => span.start < end;
  return {
    headings: blocks.headings.filter(({ span }) => isBefore(span)),
    opaque: blocks.opaque.filter(isBefore),
    inlines: blocks.inlines.filter(isBefore),
    quoteMarks: blocks.quoteMarks.filter(isBefore),
    fileReferences: blocks.fileReferences.filter(({ span }) => isBefore(span)),
    ownKeys: blocks.ownKeys.filter(({ keySpan }) => isBefore(keySpan)),
    starts: blocks.starts.filter(isBefore),
    unclosed: blocks.unclosed.filter(isBefore),
  };
}

/** An offset as an empty span, as in `starts` and `unclosed`. */
export function toEmptySpan(at: number): Span {
  return { start: at, end: at };
}
