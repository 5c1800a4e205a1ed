import { parser as commonMark } from '@lezer/markdown';
import type { Tree } from '@lezer/common';
import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { DraftHeading, FileReference } from '../../model/draft';
import { blockExtensions, getFirstWord, type ParsedStretch } from './blockParsers';
import { findChildren } from './fileReferences';
import { inlineExtensions, wordSkipping } from './inlineParsers';
import { maskTargets } from './maskTargets';
import { readMetadata } from './metadata';
import { readHeadingText } from './readHeadingText';

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

const opaqueNodes = new Set([
  'FrontMatter', 'VerbatimHtml', 'DisplayMath', 'TexEnvironment', 'DivFence',
  'InlineMath', 'RawTex', 'Attributes', 'BareUrl', 'OpenComment',
  'CodeBlock', 'FencedCode', 'InlineCode', 'CommentBlock', 'ProcessingInstructionBlock', 'LinkReference',
  'URL', 'LinkTitle', 'LinkLabel', 'Autolink', 'HTMLTag', 'Comment', 'ProcessingInstruction',
]);
const headingNode = /^(?:ATX|Setext)Heading([1-6])$/;

/**
 * Reads a stretch of a document: from one of its `starts` on. `text` is the whole document and has no carriage returns;
 * all spans count in it.
 */
export function readBlocks(text: string, stretch: Span): MarkdownBlocks {
  const unclosed = new Set<number>();
  const parsed: ParsedStretch = { text, start: stretch.start, onUnclosed: (start) => unclosed.add(start) };
  const tree = commonMark.configure([blockExtensions(parsed), inlineExtensions(parsed), wordSkipping]).parse(maskTargets(text.slice(stretch.start, stretch.end)));
  const blocks = { ...readTree(text, tree, stretch.start), unclosed: [...unclosed].sort((a, b) => a - b).map(toEmptySpan) };
  return { ...blocks, starts: findStarts(text, tree, stretch.start, blocks.opaque) };
}

function toEmptySpan(at: number): Span {
  return { start: at, end: at };
}

type TreeBlocks = Omit<MarkdownBlocks, 'starts' | 'unclosed'>;

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
      if (node.name === 'FencedCode') fileReferences.push(...findChildren(text, span));
      if (!opaqueNodes.has(node.name)) return true;
      if (isCitationLabel(text, node.name, span)) {
        if (node.name === 'LinkReference') inlines.push(span);
        return false;
      }
      if (node.name === 'FrontMatter') {
        const metadata = readMetadata(text, span);
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
 * Only what the parser can begin with counts: behind a blank line, at the document's top, outside of what is opaque,
 * and not at the very beginning, where `---` means something else.
 */
function findStarts(text: string, tree: Tree, base: number, opaque: readonly Span[]): Span[] {
  const starts: Span[] = [];
  const firstWord = getFirstWord(text);
  const cursor = tree.cursor();
  let behind = 0;
  for (let more = cursor.firstChild(); more; more = cursor.nextSibling()) {
    const start = text.lastIndexOf('\n', base + cursor.from - 1) + 1;
    if (start <= firstWord || text.slice(start, base + cursor.from).trim() !== '' || !isBehindBlankLine(text, start)) continue;
    while ((opaque[behind]?.end ?? Infinity) <= start) behind += 1;
    if ((opaque[behind]?.start ?? Infinity) >= start) starts.push(toEmptySpan(start));
  }
  return starts;
}

function isBehindBlankLine(text: string, start: number): boolean {
  const before = text.lastIndexOf('\n', start - 2);
  return before !== -1 && text.slice(before, start).trim() === '';
}

/** `[@doe99]: a remark` defines no link, and `[@doe99][@roe00]` is none, for pandoc. */
function isCitationLabel(text: string, name: string, { start }: Span): boolean {
  return (name === 'LinkReference' || name === 'LinkLabel') && text.startsWith('[@', start);
}

/** Several lines above `---` are a paragraph and a rule: pandoc's underlined heading is one line. */
function isParagraphOverRule(text: string, name: string, { start, end }: Span): boolean {
  return name.startsWith('Setext') && text.slice(start, end).split('\n').length > 2;
}

function readHeading(text: string, { start, end }: Span, level: number): DraftHeading {
  return { level, text: readHeadingText(text.slice(start, end)), span: { start, end } };
}
