import type { Span } from '../../base/span';
import { findTextStart } from './blockParsers';
import { appendBlocks, createBlockLists, cutBlocks, toEmptySpan, type MarkdownBlocks } from './blocks';
import { createChunkReader, type Chunk } from './chunks';
import { createStretchParser, isBehindBlankLine, readHeading, type ParseStretch } from './parseBlocks';

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
      if (start > textStart && isBehindBlankLine(text, start)) blocks.starts.push(toEmptySpan(start));
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
