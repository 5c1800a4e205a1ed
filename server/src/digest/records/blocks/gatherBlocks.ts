import { createHyphenTest, type IsHyphenDropped, withoutHyphen } from './hyphenation';
import { areAllEntries, findListedLines } from './listedLines';
import type { Part, RecordBlock } from './recordBlock';
import { findRepeatedLines } from './repeatedLines';
import type { Cell, MarkedLine } from '../../marked/markedLine';

/**
 * The most lines of a paragraph; a longer paragraph is divided. No record is that long, and each line of a block costs time in the
 * search for titles.
 */
const mostLines = 200;

/** Divides the lines of a document into blocks. */
export function gatherBlocks(lines: readonly MarkedLine[]): RecordBlock[] {
  const blocks: RecordBlock[] = [];
  const isHyphenDropped = createHyphenTest(lines);
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
    // The next lines of the same cell belong to the same block.
    while (to < lines.length && isSameCell(lines[from]?.cell, lines[to]?.cell)) to += 1;
    paragraphs.push(lines.slice(from, to));
    from = to;
  }
  for (const own of divideLists(paragraphs)) {
    const block = toBlock(own, blocks.length, isHyphenDropped, own[0] !== undefined && repeated.has(own[0]));
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}

/** If at least one paragraph lists papers without blank lines, divides this paragraph and similar ones into their entries. */
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

/** Whether one of two neighbouring lines is a repeated line, so that the two lines do not form a paragraph. */
function isRepeated(above: MarkedLine | undefined, line: MarkedLine | undefined, repeated: ReadonlySet<MarkedLine>): boolean {
  return (above !== undefined && repeated.has(above)) || (line !== undefined && repeated.has(line));
}

/** The longest line of hard-wrapped text, in UTF-16 units. A longer line is a paragraph by itself. */
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

function toBlock(
  lines: readonly MarkedLine[],
  index: number,
  isHyphenDropped: IsHyphenDropped,
  isRepeated: boolean,
): RecordBlock | undefined {
  const first = lines[0];
  if (first === undefined) return undefined;
  const parts: Part[] = [];
  const lineStarts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (lineStarts.length > 0) {
      const last = parts.at(-1);
      if (last !== undefined && isHyphenDropped(text, line)) {
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
