import type { Span } from '../../base/span';
import { findTextStart } from './blockParsers';
import {
  appendBlocks,
  createBlockLists,
  createStretchParser,
  cutBlocks,
  isAfterBlankLine,
  type MarkdownBlocks,
  type ParseStretch,
  readHeading,
  toEmptySpan,
} from './parseBlocks';

/**
 * - `plain`: a paragraph without opaque text;
 * - `heading`: a line of number signs and text without markup;
 * - `paragraph`: a paragraph that may contain opaque text, all of which ends within the paragraph;
 * - `other`: anything else, which only the parser can read.
 */
type ChunkKind = 'plain' | 'heading' | 'paragraph' | 'other';

/** Consecutive lines without a blank one between them. The line break at the end is not included. */
interface Chunk extends Span {
  readonly kind: ChunkKind;
}

/**
 * Reads a stretch of a document, which must begin at the start of the document or at one of its `starts`. `text` is the whole document
 * without carriage returns, and all offsets refer to it. Most of a draft consists of plain paragraphs and headings, which are read
 * without the parser.
 */
export function readMarkdownBlocks(text: string, stretch: Span): MarkdownBlocks {
  const parse = createStretchParser(text, stretch.start);
  const readChunk = createChunkReader(text, stretch.end);
  const blocks = createBlockLists();
  const textStart = findTextStart(text);
  let chunk = readChunk(stretch.start);
  while (chunk !== undefined) {
    const { start, end } = chunk;
    if (chunk.kind === 'other') {
      const { read, next } = readUntilCertain(chunk, stretch.end, { parse, readChunk });
      appendBlocks(blocks, read);
      chunk = next;
      continue;
    }
    if (chunk.kind === 'paragraph') appendBlocks(blocks, parse({ start, end }));
    else {
      blocks.inlines.push({ start, end });
      if (chunk.kind === 'heading') blocks.headings.push(readHeading(text, chunk, text.slice(start, start + 7).search(/[^#]/)));
      if (start > textStart && isAfterBlankLine(text, start)) blocks.starts.push(toEmptySpan(start));
    }
    chunk = readChunk(end);
  }
  return blocks;
}

/**
 * Parses more and more chunks after `first`, until one of them begins a block. From that chunk on, the kinds of chunks are right again.
 */
function readUntilCertain(
  first: Chunk,
  end: number,
  { parse, readChunk }: { parse: ParseStretch; readChunk: (from: number) => Chunk | undefined },
): { read: MarkdownBlocks; next: Chunk | undefined } {
  let next = readChunk(first.end);
  for (let step = 1; ; step *= 4) {
    for (let left = step; next !== undefined && (next.kind === 'other' || left > 1); next = readChunk(next.end))
      if (next.kind !== 'other') left -= 1;
    if (next === undefined) return { read: parse({ start: first.start, end }), next };
    const { start } = next;
    const read = parse({ start: first.start, end: next.end });
    if (read.starts.some((found) => found.start === start)) return { read: cutBlocks(read, start), next };
    next = readChunk(next.end);
  }
}

/** Matches the start of a line that can begin a block or end a paragraph. Emphasis and citations do neither. */
const blockStart = /[ \t]*(?:[#>+~<:$\\=`-]|\d{1,9}[.)]|[*_](?![*_]?[\p{L}\p{N}])|[^\S \t]|\uFEFF)/uy;
const headingLine = /#{1,6}[ \t]+[^\s*_`[\]<>\\{}$&#][^*_`[\]<>\\{}$&#\n]*$/my;
/** What can extend beyond a paragraph, or shows that the lines are not a paragraph: a comment, or the definition of a link or footnote. */
const farReaching = /\]:|<!--/g;
/** The beginning of text that is or may be opaque: math, tags, TeX, code, attributes, URLs and link targets. */
const opaqueStart = /[$<\\`{]|\][([]|https?:\/\/|ftp:\/\/|www\./g;

/**
 * Creates a function that reads the chunk at or after an offset and returns undefined if only blank lines are left. The offsets must
 * increase from call to call. The kind of a chunk is right unless the chunk is part of a block that began above it.
 */
function createChunkReader(text: string, end: number): (from: number) => Chunk | undefined {
  const readable = text.slice(0, end);
  const findFarReaching = createFinder(readable, farReaching);
  const findOpaque = createFinder(readable, opaqueStart);
  return (from) => {
    const start = skipBlankLines(text, from, end);
    if (start >= end) return undefined;
    if (findOpaque(start) >= findLineEnd(text, start, end) && matchesAt(headingLine, text, start))
      return { start, end: findLineEnd(text, start, end), kind: 'heading' };
    let isParagraph = !isBlank(text, start);
    let chunkEnd = start;
    for (let line = start; line < end && !isBlankLine(text, line, end); line = chunkEnd + 1) {
      if (isParagraph && matchesAt(blockStart, text, line)) {
        if (line > start && text[line] === '#' && matchesAt(headingLine, text, line)) break;
        isParagraph = false;
      }
      chunkEnd = findLineEnd(text, line, end);
    }
    if (!isParagraph || findFarReaching(start) < chunkEnd) return { start, end: chunkEnd, kind: 'other' };
    return { start, end: chunkEnd, kind: findOpaque(start) < chunkEnd ? 'paragraph' : 'plain' };
  };
}

/**
 * Creates a function that finds the next match at or after an offset, or returns Infinity if there is none. The offsets must increase
 * from call to call, so that the text is searched only once.
 */
function createFinder(text: string, pattern: RegExp): (from: number) => number {
  let at = -1;
  return (from) => {
    if (at >= from) return at;
    pattern.lastIndex = from;
    at = pattern.exec(text)?.index ?? Infinity;
    return at;
  };
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function skipBlankLines(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlankLine(text, at, end)) at = findLineEnd(text, at, end) + 1;
  return Math.min(at, end);
}

function findLineEnd(text: string, from: number, end: number): number {
  const lineEnd = text.indexOf('\n', from);
  return lineEnd === -1 || lineEnd > end ? end : lineEnd;
}

function isBlankLine(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isBlank(text, at)) at += 1;
  return at >= end || text[at] === '\n';
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}
