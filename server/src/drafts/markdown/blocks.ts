import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { DraftHeading, FileReference } from '../../model/draft';

/** The parts of a document that matter for citations. All spans are ordered. */
export interface MarkdownBlocks {
  readonly headings: readonly DraftHeading[];
  /** Code, math, comments, URLs, attributes: what is not prose. Disjoint. */
  readonly opaque: readonly Span[];
  /** Paragraphs and headings: no citation goes beyond the end of one. */
  readonly inlines: readonly Span[];
  /** The `>` of quotations, which may be inside a citation of several lines. */
  readonly quoteMarks: readonly Span[];
  /** Bibliographies and styles of metadata, children of code blocks. */
  readonly fileReferences: readonly FileReference[];
  /** Works that metadata describes. */
  readonly ownKeys: readonly EntryKey[];
  /** Empty spans: the line starts at which reading can begin, since a block begins there behind a blank line. */
  readonly starts: readonly Span[];
  /** Empty spans: where something begins that has no end. If its end is typed, even far below, all between is read in another way. */
  readonly unclosed: readonly Span[];
}

/** The same while it is being read. */
export type BlockLists = { readonly [List in keyof MarkdownBlocks]: MarkdownBlocks[List][number][] };

export function createLists(): BlockLists {
  return { headings: [], opaque: [], inlines: [], quoteMarks: [], fileReferences: [], ownKeys: [], starts: [], unclosed: [] };
}

export function append(blocks: BlockLists, read: MarkdownBlocks): void {
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

/** The parts that begin before `end`. */
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

/** An offset, as in `starts` and `unclosed`. */
export function toEmptySpan(at: number): Span {
  return { start: at, end: at };
}
