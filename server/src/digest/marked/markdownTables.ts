import type { Span } from '../../base/span';
import { trimSpan } from '../blocks';

/** A row of a table of Markdown, its head left out. */
export interface TableRow {
  /** Counted over all tables of the text. */
  readonly number: number;
  readonly cells: readonly Span[];
  readonly headers: readonly string[];
  /** Offset of its line's end. */
  readonly end: number;
}

const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$/;

/** So many lines of text may interrupt a table. */
const mostBetween = 3;

/**
 * The rows of a text's tables by the offset of their line (GFM, "Tables"): a head, a row of dashes, and the lines below
 * that have a `|`. The head and the dashes are rows without cells. Where a blank line or a few others interrupt a table, rows with as
 * many cells go on with it.
 */
export function findTables(text: string): ReadonlyMap<number, TableRow> {
  const rows = new Map<number, TableRow>();
  if (!text.includes('|')) return rows;
  let number = 0;
  let before: Span | undefined;
  let headers: readonly string[] | undefined;
  /** The table above, while it may go on. */
  let above: readonly string[] | undefined;
  let linesBetween = 0;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end);
    if (headers === undefined && above !== undefined && /^[ \t>]*\|/.test(line) && !isDelimiter(text.slice(end + 1, endOfLine(text, end + 1)))) {
      if (splitRow(text, start, end).length === above.length) headers = above;
    }
    if (headers !== undefined && line.includes('|')) {
      number += 1;
      rows.set(start, { number, cells: splitRow(text, start, end), headers, end });
    } else if (before !== undefined && isDelimiter(line)) {
      linesBetween = 0;
      headers = splitRow(text, before.start, before.end).map((cell) => text.slice(cell.start, cell.end).replace(/[*_`]/g, '').trim());
      rows.set(before.start, { number: 0, cells: [], headers, end: before.end });
      rows.set(start, { number: 0, cells: [], headers, end });
    } else {
      above = headers ?? above;
      linesBetween = headers === undefined ? linesBetween : 0;
      headers = undefined;
      if (line.trim() !== '') linesBetween += 1;
      if (linesBetween > mostBetween || /^ {0,3}#/.test(line)) above = undefined;
    }
    before = line.includes('|') ? { start, end } : undefined;
    start = end + 1;
  }
  return rows;
}

function isDelimiter(line: string): boolean {
  return line.includes('-') && line.includes('|') && line.length < 2000 && delimiterRow.test(line);
}

function endOfLine(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found;
}

/** Cells between `|`, but those escaped or in code; each without the white space around it. */
function splitRow(text: string, start: number, end: number): Span[] {
  const shown = trimSpan(text, start, end);
  const from = text.charAt(shown.start) === '|' ? shown.start + 1 : shown.start;
  const cells: Span[] = [];
  let cell = from;
  let inCode = false;
  for (let at = from; at < shown.end; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '`') inCode = !inCode;
    else if (character === '|' && !inCode) {
      cells.push(trimSpan(text, cell, at));
      cell = at + 1;
    }
  }
  if (cell < shown.end) cells.push(trimSpan(text, cell, shown.end));
  return cells;
}
