import type { Span } from '../../../base/span';
import { foldLines } from '../../fields/joinLines';
import type { Cell, LineLabel, MarkedLine, Piece } from '../../marked/markedLine';
import type { LocatedText } from '../../recordDraft';
import type { Facts } from './readingMemory';

/** A piece of a block, with its offsets in the block's text. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
}

/** Lines that belong together: a paragraph, an entry of a list, a heading or a cell. Offsets are relative to the block's text. */
export interface RecordBlock {
  /** The index of the block in the document. */
  readonly index: number;
  readonly kind: MarkedLine['kind'];
  readonly depth: number;
  readonly marker?: MarkedLine['marker'];
  readonly cell?: Cell | undefined;
  readonly label?: LineLabel | undefined;
  /** The text of the lines, joined by a line break, or by nothing if a hyphen at the line end was dropped. */
  readonly text: string;
  /** The offset of each line in `text`. */
  readonly lineStarts: readonly number[];
  readonly lines: readonly MarkedLine[];
  /**
   * Whether the first line of the block occurs several times in its paragraph, like a button, a label or a count that a page shows with
   * each record.
   */
  readonly isRepeated: boolean;
  readonly parts: readonly Part[];
  /** What is computed of the block apart from its index, its row and its offset in the digest. */
  readonly facts: Facts;
}

/** Converts offsets in a block's text to a span in the digest. */
export function toSourceSpan({ parts }: Pick<RecordBlock, 'parts'>, start: number, end: number): Span {
  const first = parts.find((part) => part.end > start) ?? parts.at(-1);
  let last = first;
  for (const part of parts) if (part.start < end) last = part;
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  return { start: offsetIn(first, start, 'start'), end: offsetIn(last, end, 'end') };
}

function offsetIn({ start, end, piece }: Part, offset: number, side: 'start' | 'end'): number {
  const isVerbatim = piece.text.length === piece.span.end - piece.span.start;
  if (!isVerbatim) return piece.span[side];
  return piece.span.start + Math.min(Math.max(offset, start), end) - start;
}

/** The words of a block from `start` to `end` as a single line, with their span in the digest. */
export function readBlockText(block: RecordBlock, start: number, end: number): LocatedText {
  const raw = block.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const text = foldLines(raw).trim();
  return { text, span: toSourceSpan(block, start + lead, start + raw.trimEnd().length) };
}

/** The targets of the links in a part of a block, in the order of the text. */
export function findLinks({ parts }: RecordBlock, start = 0, end = Number.POSITIVE_INFINITY): string[] {
  const links: string[] = [];
  for (const { start: from, end: to, piece } of parts)
    if (piece.link !== undefined && to >= start && from <= end && links.at(-1) !== piece.link) links.push(piece.link);
  return links;
}
