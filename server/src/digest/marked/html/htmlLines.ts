import { listCells } from '../cellLists';
import type { LineLabel, MarkedLine, Piece } from '../markedLine';
import { wantedAttributes } from './elements';
import { HtmlReader, type RawLine } from './htmlReader';
import { finishPiece } from './lineWriter';
import { readTags } from './readTags';

/**
 * The lines of the HTML between two offsets, divided much as a browser displays them: a block element begins a line, and `<br>` ends
 * one. White space is folded, and character references are decoded. Scripts, styles, comments, most hidden content and the header rows
 * of data tables are left out. Layout tables are read as text. Never throws and takes linear time; nothing is executed or fetched.
 */
export function readHtmlLines(text: string, start = 0, end = text.length): readonly MarkedLine[] {
  const reader = new HtmlReader(text);
  readTags(text, start, end, wantedAttributes, reader);
  return listCells(reader.finish().flatMap(finishLine));
}

/**
 * Completes a line after the whole page has been read. Only then is it known whether the line's table contains data, and which headers
 * the columns of that table have. Returns no line for a header row.
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

/**
 * The label of the first labelled piece; undefined if no piece has a label, or if less than two thirds of the line's text has this
 * label.
 */
function findLabel(pieces: readonly Piece[]): LineLabel | undefined {
  const label = pieces.find((piece) => piece.label !== undefined)?.label;
  if (label === undefined) return undefined;
  let length = 0;
  for (const piece of pieces) length += piece.label === label ? piece.text.length : -2 * piece.text.length;
  return length >= 0 ? label : undefined;
}
