import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { DraftHeading, FileReference } from '../../model/draft';

/** The parts of a document that matter for citations. The spans of each list are ordered. */
export interface MarkdownBlocks {
  readonly headings: readonly DraftHeading[];
  /** Text that is not prose, such as code, math, comments, URLs and attributes. The spans do not overlap. */
  readonly opaque: readonly Span[];
  /** Paragraphs, headings, and values of metadata that may cite. No citation extends beyond the end of one. */
  readonly inlines: readonly Span[];
  /** The `>` marks of quotations. A citation of several lines may contain some of them. */
  readonly quoteMarks: readonly Span[];
  /** The bibliographies and citation styles that metadata names, and the drafts that code blocks include. */
  readonly fileReferences: readonly FileReference[];
  /** The keys of works that metadata describes. */
  readonly ownKeys: readonly EntryKey[];
  /** Empty spans at line starts where reading can begin, because a block begins there after a blank line. */
  readonly starts: readonly Span[];
  /**
   * Empty spans where something begins that has no end. If its end is typed later, even far below, all text between the two is read
   * differently.
   */
  readonly unclosed: readonly Span[];
}

/** The same lists while they are being filled. */
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
