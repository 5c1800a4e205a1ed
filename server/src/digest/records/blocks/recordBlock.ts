import type { Span } from '../../../base/span';
import type { LocatedText } from '../../recordDraft';
import { foldLines } from '../../fields/joinLines';
import { createHyphenation, type IsDivided, withoutHyphen } from './hyphenation';
import { areAllEntries, findListedLines } from './listedLines';
import { findRepeatedLines } from './repeatedLines';
import type { Cell, LineLabel, MarkedLine, Piece } from '../../marked/markedLine';

/** A piece of a block and where it stands in the block's text. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
}

/** Lines that belong together: a paragraph, an item, a heading, a cell. Offsets of its parts count in its own text. */
export interface RecordBlock {
  /** Its place in the document. */
  readonly index: number;
  readonly kind: MarkedLine['kind'];
  readonly depth: number;
  readonly marker?: MarkedLine['marker'];
  readonly cell?: Cell | undefined;
  readonly label?: LineLabel | undefined;
  /** Its lines, a line break between them. */
  readonly text: string;
  /** Where each line begins in `text`. */
  readonly lineStarts: readonly number[];
  readonly lines: readonly MarkedLine[];
  /** Whether it is a button, a label or a count that returns in each record of a page. */
  readonly isRepeated: boolean;
  readonly parts: readonly Part[];
}

/** Longer paragraphs are divided here: no record has so many lines, and what is looked for in a block grows with them. */
const mostLines = 200;

export function gatherBlocks(lines: readonly MarkedLine[]): RecordBlock[] {
  const blocks: RecordBlock[] = [];
  const isDivided = createHyphenation(lines);
  const repeated = findRepeatedLines(lines);
  const paragraphs: (readonly MarkedLine[])[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (
      to < lines.length &&
      to - from < mostLines &&
      lines[to]?.startsBlock === false &&
      lines[to]?.kind === 'text' &&
      lines[from]?.kind !== 'heading' &&
      !areParagraphs(lines[to - 1], lines[to]) &&
      !isRepeated(lines[to - 1], lines[to], repeated)
    )
      to += 1;
    // The lines of a cell follow it as cells of the same column.
    while (to < lines.length && isSameCell(lines[from]?.cell, lines[to]?.cell)) to += 1;
    paragraphs.push(lines.slice(from, to));
    from = to;
  }
  for (const own of divideLists(paragraphs)) {
    const block = toBlock(own, blocks.length, isDivided, own[0] !== undefined && repeated.has(own[0]));
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

/** Paragraphs, and each entry of those that list papers without blank lines between them. */
function divideLists(paragraphs: readonly (readonly MarkedLine[])[]): readonly (readonly MarkedLine[])[] {
  const isText = ([first]: readonly MarkedLine[]): boolean => first?.kind === 'text' && first.depth === 0;
  const starts = paragraphs.map((own) => (isText(own) ? findListedLines(own) : undefined));
  const isList = starts.some((found) => found !== undefined);
  if (!isList) return paragraphs;
  return paragraphs.flatMap((own, at) => {
    const found = starts[at] ?? (own.length > 1 && isText(own) && areAllEntries(own) ? [...own.keys()] : [0]);
    return found.map((start, index) => own.slice(start, found[index + 1]));
  });
}

/** Whether one of two neighbours returns in each record, and so belongs to no paragraph. */
function isRepeated(above: MarkedLine | undefined, line: MarkedLine | undefined, repeated: ReadonlySet<MarkedLine>): boolean {
  return (above !== undefined && repeated.has(above)) || (line !== undefined && repeated.has(line));
}

/** Lines from this length on are no hard-wrapped text: each is a paragraph of its own. */
const widestWrap = 130;

function areParagraphs(above: MarkedLine | undefined, line: MarkedLine | undefined): boolean {
  if (above === undefined || line === undefined || line.depth > 0) return false;
  return lengthOf(above) > widestWrap || lengthOf(line) > widestWrap;
}

function lengthOf({ pieces }: MarkedLine): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function isSameCell(first: Cell | undefined, next: Cell | undefined): boolean {
  return first !== undefined && next !== undefined && first.row === next.row && first.column === next.column;
}

function toBlock(lines: readonly MarkedLine[], index: number, isDivided: IsDivided, isRepeated: boolean): RecordBlock | undefined {
  const first = lines[0];
  if (first === undefined) return undefined;
  const parts: Part[] = [];
  const lineStarts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (lineStarts.length > 0) {
      const last = parts.at(-1);
      if (last !== undefined && isDivided(text, line)) {
        parts[parts.length - 1] = { ...last, end: last.end - 1, piece: withoutHyphen(last.piece) };
        text = text.slice(0, -1);
      } else {
        text += '\n';
      }
    }
    lineStarts.push(text.length);
    for (const piece of line.pieces) {
      parts.push({ start: text.length, end: text.length + piece.text.length, piece });
      text += piece.text;
    }
  }
  const { kind, depth, marker, cell, label } = first;
  return { index, kind, depth, ...(marker === undefined ? {} : { marker }), cell, label, text, lineStarts, lines, isRepeated, parts };
}

/** Where a stretch of a block's text stands in the digest. */
export function toSource({ parts }: RecordBlock, start: number, end: number): Span {
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

/** The words of a block from `start` to `end`, with line breaks folded, and where they are in the digest. */
export function toLocatedText(block: RecordBlock, start: number, end: number): LocatedText {
  const raw = block.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const text = foldLines(raw).trim();
  return { text, span: toSource(block, start + lead, start + raw.trimEnd().length) };
}

/** The addresses that a stretch of a block leads to, in order. */
export function findLinks({ parts }: RecordBlock, start = 0, end = Number.POSITIVE_INFINITY): string[] {
  const links: string[] = [];
  for (const { start: from, end: to, piece } of parts)
    if (piece.link !== undefined && to >= start && from <= end && links.at(-1) !== piece.link) links.push(piece.link);
  return links;
}
