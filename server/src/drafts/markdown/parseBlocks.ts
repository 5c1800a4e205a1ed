import type { Tree } from '@lezer/common';
import { parser as commonMark } from '@lezer/markdown';
import { lazy } from '../../base/derivedValues';
import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { DraftHeading, FileReference } from '../../model/draft';
import { findChildDocuments, readDraftMetadata, readHeadingText } from './blockContents';
import { blockExtensions, findTextStart, maskForParser } from './blockParsers';
import { inlineExtensions, wordSkipping } from './inlineParsers';

/**
 * Parses a stretch of the document, which must not begin inside a block that began above it. The result is right for all blocks that
 * end in the stretch.
 */
export type ParseStretch = (stretch: Span) => MarkdownBlocks;

type TreeBlocks = Omit<MarkdownBlocks, 'starts' | 'unclosed'>;

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
type BlockLists = { readonly [List in keyof MarkdownBlocks]: MarkdownBlocks[List][number][] };

const opaqueNodes = new Set([
  'FrontMatter',
  'VerbatimHtml',
  'DisplayMath',
  'TexEnvironment',
  'DivFence',
  'InlineMath',
  'RawTex',
  'Attributes',
  'BareUrl',
  'OpenComment',
  'CodeBlock',
  'FencedCode',
  'InlineCode',
  'CommentBlock',
  'ProcessingInstructionBlock',
  'LinkReference',
  'URL',
  'LinkTitle',
  'LinkLabel',
  'Autolink',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
]);
const headingNode = /^(?:ATX|Setext)Heading([1-6])$/;

/** Creates a function that parses stretches of a document, from first to last. The first stretch begins at `from`. */
export function createStretchParser(text: string, from: number): ParseStretch {
  const unclosed = new Set<number>();
  const parsed = { text, start: from, onUnclosed: (start: number) => unclosed.add(start) };
  // Many stretches need no parser, and creating one takes longer than reading most stretches.
  const parser = lazy(() => commonMark.configure([blockExtensions(parsed), inlineExtensions(parsed), wordSkipping]));
  const textStart = findTextStart(text);
  return ({ start, end }) => {
    parsed.start = start;
    unclosed.clear();
    const tree = parser().parse(maskForParser(text.slice(start, end)));
    const blocks = { ...readTree(text, tree, start), unclosed: [...unclosed].sort((a, b) => a - b).map(toEmptySpan) };
    return { ...blocks, starts: findStarts(text, tree, start, { opaque: blocks.opaque, textStart }) };
  };
}

function readTree(text: string, tree: Tree, base: number): TreeBlocks {
  const headings: DraftHeading[] = [];
  const opaque: Span[] = [];
  const inlines: Span[] = [];
  const quoteMarks: Span[] = [];
  const fileReferences: FileReference[] = [];
  const ownKeys: EntryKey[] = [];
  let covered = base;
  const cover = (start: number, end: number): void => {
    const from = Math.max(start, covered);
    if (from < end) opaque.push({ start: from, end });
    covered = Math.max(covered, end);
  };
  tree.iterate({
    enter: (node) => {
      const span = { start: base + node.from, end: base + node.to };
      if (span.end <= covered && node.to > node.from) return false;
      const level = headingNode.exec(node.name)?.[1];
      if (level !== undefined || node.name === 'Paragraph') inlines.push(span);
      if (level !== undefined && !isParagraphOverRule(text, node.name, span)) headings.push(readHeading(text, span, Number(level)));
      if (node.name === 'QuoteMark') quoteMarks.push(span);
      if (node.name === 'FencedCode') fileReferences.push(...findChildDocuments(text, span));
      if (!opaqueNodes.has(node.name)) return true;
      if (isCitationLabel(text, node.name, span)) {
        if (node.name === 'LinkReference') inlines.push(span);
        return false;
      }
      if (node.name === 'FrontMatter') {
        const metadata = readDraftMetadata(text, span);
        fileReferences.push(...metadata.fileReferences);
        ownKeys.push(...metadata.ownKeys);
        for (const prose of metadata.prose) {
          cover(span.start, prose.start);
          inlines.push(prose);
          covered = Math.max(covered, prose.end);
        }
      }
      cover(span.start, node.name === 'OpenComment' ? text.indexOf('-->', span.end) + 3 : span.end);
      return false;
    },
  });
  return { headings, opaque, inlines, quoteMarks, fileReferences, ownKeys };
}

/**
 * The line starts at which parsing can begin: a top-level block begins there, after a blank line and outside of opaque text. The
 * beginning of the document is not included, because `---` has another meaning there.
 */
function findStarts(text: string, tree: Tree, base: number, { opaque, textStart }: { opaque: readonly Span[]; textStart: number }): Span[] {
  const starts: Span[] = [];
  const cursor = tree.cursor();
  let after = 0;
  for (let more = cursor.firstChild(); more; more = cursor.nextSibling()) {
    const start = text.lastIndexOf('\n', base + cursor.from - 1) + 1;
    if (start <= textStart || text.slice(start, base + cursor.from).trim() !== '' || !isAfterBlankLine(text, start)) continue;
    while ((opaque[after]?.end ?? Infinity) <= start) after += 1;
    if ((opaque[after]?.start ?? Infinity) >= start) starts.push(toEmptySpan(start));
  }
  return starts;
}

/** Whether the line directly before the line at `start` is blank; false for the first line. */
export function isAfterBlankLine(text: string, start: number): boolean {
  const before = text.lastIndexOf('\n', start - 2);
  return before !== -1 && text.slice(before, start).trim() === '';
}

/** Pandoc does not read `[@doe99]: a remark` as the definition of a link, nor `[@doe99][@roe00]` as a link. */
function isCitationLabel(text: string, name: string, { start }: Span): boolean {
  return (name === 'LinkReference' || name === 'LinkLabel') && text.startsWith('[@', start);
}

/** In pandoc, an underlined heading has only one line, so several lines above `---` are a paragraph and a rule. */
function isParagraphOverRule(text: string, name: string, { start, end }: Span): boolean {
  return name.startsWith('Setext') && text.slice(start, end).split('\n').length > 2;
}

export function readHeading(text: string, { start, end }: Span, level: number): DraftHeading {
  return { level, text: readHeadingText(text.slice(start, end)), span: { start, end } };
}

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
