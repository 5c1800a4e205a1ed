import type { LineLabel, MarkedLine, Piece } from '../markedLine';
import { HtmlReader, type RawLine } from './htmlReader';
import { finishPiece } from './lineWriter';
import { wantedAttributes } from './elements';
import { readTags } from './readTags';

/**
 * The lines of HTML between two offsets, as a browser displays them. A block begins a line, and `<br>` ends one; white space is folded,
 * and character references are decoded. Scripts, styles, comments and hidden content are left out, and layout tables are treated as
 * text. Never throws and takes linear time; nothing is executed or fetched.
 */
export function readHtmlLines(text: string, start = 0, end = text.length): MarkedLine[] {
  const reader = new HtmlReader(text);
  readTags(text, start, end, wantedAttributes, reader);
  return reader.finish().flatMap(finishLine);
}

/**
 * Completes a line when the whole page has been read: only then is it known whether its table contains data and which header its column
 * has.
 */
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

/** The label that at least two thirds of a line's text have; undefined if there is no such label. */
function findLabel(pieces: readonly Piece[]): LineLabel | undefined {
  const label = pieces.find((piece) => piece.label !== undefined)?.label;
  if (label === undefined) return undefined;
  let length = 0;
  for (const piece of pieces) length += piece.label === label ? piece.text.length : -2 * piece.text.length;
  return length >= 0 ? label : undefined;
}
