import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { DraftHeading, FileReference } from '../../model/draft';

/** What a document is made of, as far as citations go. All spans are ordered. */
export interface MarkdownBlocks {
  readonly headings: readonly DraftHeading[];
  /** Code, math, comments, URLs, attributes: nothing in them is prose. Disjoint. */
  readonly opaque: readonly Span[];
  /** Paragraphs and headings: a citation never reaches over the end of one. */
  readonly inlines: readonly Span[];
  /** The `>` of quotations, which may stand inside a citation that is broken over lines. */
  readonly quoteMarks: readonly Span[];
  /** Bibliographies and styles of metadata, children of code blocks. */
  readonly fileReferences: readonly FileReference[];
  /** Works that stand in metadata. */
  readonly ownKeys: readonly EntryKey[];
  /** Empty, at the start of each line where a block begins that a blank line parts from all before: reading can begin there. */
  readonly starts: readonly Span[];
  /** Empty, where something begins that would reach far, had it an end: text far below may change how it is read. */
  readonly unclosed: readonly Span[];
}

/** The same while it is read. */
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

/** What begins before `end`. */
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

/** A place, as those of `starts` and `unclosed`. */
export function toEmptySpan(at: number): Span {
  return { start: at, end: at };
}
