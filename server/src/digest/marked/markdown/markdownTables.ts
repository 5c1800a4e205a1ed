import type { Span } from '../../../base/span';
import { findLabel } from '../../fields/labels';
import { trimBlank } from '../../pages/lineBlocks';

/** A row of a table, with the headers of its columns. */
export interface TableRow {
  /** The number of the row, counted across all tables of the text. */
  readonly number: number;
  readonly cells: readonly Span[];
  readonly headers: readonly string[];
  /** The offset at which the row's line ends. */
  readonly end: number;
}

const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$/;

/** A table may be interrupted by at most this many lines of text. */
const maxBetween = 3;

/**
 * The rows of all tables in a text, by the offset at which their line begins. A table is either a header, a row of dashes and lines
 * with a `|` (GFM, "Tables"), or a header and rows whose cells are divided by tabs. The lines of the header and the dashes are listed
 * as rows without cells. After blank lines or a few lines of text, rows with a `|` and the same number of cells continue a table.
 */
export function findTables(text: string): ReadonlyMap<number, TableRow> {
  const rows = new Map<number, TableRow>();
  const count = text.includes('|') ? addTables(text, rows) : 0;
  if (text.includes('\t')) addTabbedTables(text, rows, count);
  return rows;
}

/** Adds the tables with `|` to `rows`. Returns the number of rows with cells. */
function addTables(text: string, rows: Map<number, TableRow>): number {
  let number = 0;
  let before: Span | undefined;
  let headers: readonly string[] | undefined;
  /** The headers of an interrupted table that later rows may continue. */
  let above: readonly string[] | undefined;
  let linesBetween = 0;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end);
    if (
      headers === undefined &&
      above !== undefined &&
      /^[ \t>]*\|/.test(line) &&
      !isDelimiter(text.slice(end + 1, endOfLine(text, end + 1)))
    ) {
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
      if (linesBetween > maxBetween || /^ {0,3}#/.test(line)) above = undefined;
    }
    before = line.includes('|') ? { start, end } : undefined;
    start = end + 1;
  }
  return number;
}

/**
 * Adds tables that were pasted from a spreadsheet. Such a table has a header with at least one known label, and the next two lines have
 * as many tabs as the header. `count` is the number of rows that were found before.
 */
function addTabbedTables(text: string, rows: Map<number, TableRow>, count: number): void {
  let number = count;
  for (let at = text.indexOf('\t'); at >= 0; at = text.indexOf('\t', at)) {
    const start = text.lastIndexOf('\n', at) + 1;
    const headers = splitTabs(text, start);
    let end = endOfLine(text, at);
    if (
      isHead(headers.map((cell) => text.slice(cell.start, cell.end))) &&
      [1, 2].every((line) => splitTabs(text, startOfLine(text, start, line)).length === headers.length)
    ) {
      const names = headers.map((cell) => text.slice(cell.start, cell.end));
      rows.set(start, { number: 0, cells: [], headers: names, end });
      for (let row = end + 1; row < text.length && text.slice(row, endOfLine(text, row)).includes('\t'); row = end + 1) {
        end = endOfLine(text, row);
        number += 1;
        rows.set(row, { number, cells: splitTabs(text, row), headers: names, end });
      }
    }
    at = end;
  }
}

function isHead(names: readonly string[]): boolean {
  return names.length > 1 && names.every((name) => name.length <= 30) && names.some((name) => findLabel(name) !== undefined);
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}

function startOfLine(text: string, at: number, below: number): number {
  let start = at;
  for (let line = 0; line < below; line += 1) start = Math.min(text.length, endOfLine(text, start) + 1);
  return start;
}

/** The trimmed cells between the tabs of the line that begins at an offset. */
function splitTabs(text: string, start: number): Span[] {
  const end = endOfLine(text, start);
  const cells: Span[] = [];
  let cell = start;
  for (let at = text.indexOf('\t', start); at >= 0 && at < end; at = text.indexOf('\t', at + 1)) {
    cells.push(trimBlank(text, cell, at));
    cell = at + 1;
  }
  cells.push(trimBlank(text, cell, end));
  return cells;
}

function isDelimiter(line: string): boolean {
  return line.includes('-') && line.includes('|') && line.length < 2000 && delimiterRow.test(line);
}

/** The trimmed cells between the `|` of a row. A `|` that is escaped or in code does not divide cells. */
function splitRow(text: string, start: number, end: number): Span[] {
  const shown = trimBlank(text, start, end);
  const from = text.charAt(shown.start) === '|' ? shown.start + 1 : shown.start;
  const cells: Span[] = [];
  let cell = from;
  let inCode = false;
  for (let at = from; at < shown.end; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '`') inCode = !inCode;
    else if (character === '|' && !inCode) {
      cells.push(trimBlank(text, cell, at));
      cell = at + 1;
    }
  }
  if (cell < shown.end) cells.push(trimBlank(text, cell, shown.end));
  return cells;
}
