import type { Span } from '../../base/span';

/**
 * - `plain`: a paragraph without opaque text;
 * - `heading`: a line of number signs and text without markup;
 * - `paragraph`: a paragraph that may contain opaque text, all of which ends within the paragraph;
 * - `other`: anything else, which only the parser can read.
 */
export type ChunkKind = 'plain' | 'heading' | 'paragraph' | 'other';

/** Consecutive lines without a blank one between them. The line break at the end is not included. */
export interface Chunk extends Span {
  readonly kind: ChunkKind;
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
export function createChunkReader(text: string, end: number): (from: number) => Chunk | undefined {
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
