import type { LineLabel, MarkedLine, Piece } from '../markedLine';
import { HtmlReader, type RawLine } from './htmlReader';
import { finishPiece } from './lineWriter';
import { wantedAttributes } from './elements';
import { readTags } from './readTags';

/**
 * The lines of HTML between two offsets, as a person sees them: blocks begin lines, `<br>` ends one, white space is folded,
 * character references are decoded; scripts, styles, comments and what is not shown are left out. Tables that only hold a page
 * together are text. Total, in linear time; nothing is run and nothing is fetched.
 */
export function readHtmlLines(text: string, start = 0, end = text.length): MarkedLine[] {
  const reader = new HtmlReader(text);
  readTags(text, start, end, wantedAttributes, reader);
  return reader.finish().flatMap(finishLine);
}

/** Only when a table is read to its end is it known whether it is data; the heads of its columns stand with their cells then. */
function finishLine({ level, depth, marker, startsBlock, cell, extent, pieces: written, span }: RawLine): MarkedLine[] {
  const pieces = written.map(finishPiece);
  const label = findLabel(pieces);
  const rest = { startsBlock, ...(label === undefined ? {} : { label }), ...(extent === undefined ? {} : { extent }), pieces, span };
  if (cell?.table.isData === true) {
    const { row, column, table } = cell;
    return table.isHead(row) ? [] : [{ kind: 'cell', depth: 0, cell: { row, column, header: table.headerOf(column) }, ...rest }];
  }
  if (level > 0) return [{ kind: 'heading', depth: level, ...rest }];
  return [marker === undefined ? { kind: 'text', depth, ...rest } : { kind: 'item', depth, marker, ...rest }];
}

/** What most of a line is called. */
function findLabel(pieces: readonly Piece[]): LineLabel | undefined {
  const label = pieces.find((piece) => piece.label !== undefined)?.label;
  if (label === undefined) return undefined;
  let length = 0;
  for (const piece of pieces) length += piece.label === label ? piece.text.length : -2 * piece.text.length;
  return length >= 0 ? label : undefined;
}
