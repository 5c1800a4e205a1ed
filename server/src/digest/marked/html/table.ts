import { findLabel } from '../../fields/labels';
import type { TagAttributes } from './readTags';

/** The longest text that is read as a column header, in UTF-16 units. */
const maxHeaderLength = 40;
/**
 * The maximum average number of lines per cell in a data table. Four lines are, for example, a title, its authors, links and a
 * sentence.
 */
const maxLinesOfCell = 4;
/** The most columns or rows that a cell can span. Browsers allow 1,000 columns (HTML Standard, 4.9.11). */
const maxSpanned = 100;

/** A table cell. Its properties that can be changed are filled while the cell is being read. */
export interface TableCell {
  readonly table: Table;
  readonly row: number;
  readonly column: number;
  readonly isHeader: boolean;
  lines: number;
  /** The beginning of the cell's text. */
  words: string;
  hasLink: boolean;
  isBold: boolean;
}

/** The header row of a table: the number of the row, which is undefined if the table has no header row, and the header of each column. */
interface TableHead {
  readonly row: number | undefined;
  readonly words: readonly string[];
}

/** The rows and cells of a table. Decides whether the table contains data or only serves the layout of the page. */
export class Table {
  hasTableOrHeading = false;
  private readonly rows: TableCell[][] = [];
  private row: TableCell[] | undefined;
  private rowNumber = 0;
  private nextColumn = 0;
  /** The columns that are occupied by a cell of a row above, each with the number of rows left, including the current one. */
  private spanned = new Map<number, number>();
  private head: TableHead | undefined;
  private verdict: boolean | undefined;

  /** `nextRow` returns the next row number, counted across all tables of the document. */
  constructor(private readonly nextRow: () => number) {}

  startRow(): void {
    const spanned = [...this.spanned].filter(([, rows]) => rows > 1);
    this.spanned = new Map(spanned.map(([column, rows]) => [column, rows - 1]));
    this.row = [];
    this.rowNumber = this.nextRow();
    this.nextColumn = 0;
    this.rows.push(this.row);
  }

  endRow(): void {
    this.row = undefined;
  }

  /** Adds a cell to the open row. If no row is open, a new row is begun. */
  addCell(isHeader: boolean, attributes: TagAttributes): TableCell {
    if (this.row === undefined) this.startRow();
    while (this.spanned.has(this.nextColumn)) this.nextColumn += 1;
    const column = this.nextColumn;
    const columns = readSpan(attributes.get('colspan'));
    const rows = readSpan(attributes.get('rowspan'));
    this.nextColumn += columns;
    if (rows > 1) for (let at = column; at < this.nextColumn && this.spanned.size < maxSpanned; at++) this.spanned.set(at, rows);
    const cell = { table: this, row: this.rowNumber, column, isHeader, lines: 0, words: '', hasLink: false, isBold: false };
    this.row?.push(cell);
    return cell;
  }

  /**
   * Whether the table contains data, so that its rows are records and its columns are fields. A layout table has no regular columns,
   * has too much text in its cells, or contains headings or other tables. The result is valid only after the whole table has been read.
   */
  get isData(): boolean {
    this.verdict ??= this.looksLikeData();
    return this.verdict;
  }

  /** The header of a column; empty if the column has no header. */
  headerOf(column: number): string {
    this.head ??= this.readHead();
    return this.head.words[column] ?? '';
  }

  /** Whether the row with this number is the header row. */
  isHead(row: number): boolean {
    this.head ??= this.readHead();
    return row === this.head.row;
  }

  private looksLikeData(): boolean {
    if (this.hasTableOrHeading) return false;
    const rows = this.rows.filter((row) => row.some(hasText));
    const width = findUsualWidth(rows);
    const usual = rows.filter((row) => widthOf(row) === width);
    const isLabelled = usual[0]?.some((cell) => cell.isHeader) === true;
    if (width < 2 || usual.length < (isLabelled ? 2 : 3) || usual.length * 2 < rows.length) return false;
    const filled = usual.flatMap((row) => row.filter(hasText));
    const lines = filled.reduce((sum, cell) => sum + cell.lines, 0);
    if (lines > filled.length * maxLinesOfCell) return false;
    const counts = new Map<number, number>();
    for (const { column } of filled) counts.set(column, (counts.get(column) ?? 0) + 1);
    return [...counts.values()].filter((count) => count * 2 >= usual.length).length >= 2;
  }

  private readHead(): TableHead {
    const cells = (this.rows.find((row) => row.some(hasText)) ?? []).filter(hasText);
    const isShort = cells.every(({ words, lines, hasLink }) => lines === 1 && words.length <= maxHeaderLength && !hasLink);
    const isMeant = cells.every(({ isHeader, isBold }) => isHeader || isBold) || cells.some(({ words }) => findLabel(words) !== undefined);
    const words: string[] = [];
    if (!isShort || !isMeant) return { row: undefined, words };
    for (const cell of cells) words[cell.column] = cell.words;
    return { row: cells[0]?.row, words };
  }
}

function hasText({ lines }: TableCell): boolean {
  return lines > 0;
}

function widthOf(row: readonly TableCell[]): number {
  return (row.at(-1)?.column ?? -1) + 1;
}

/** The most frequent number of columns in a row. */
function findUsualWidth(rows: readonly (readonly TableCell[])[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(widthOf(row), (counts.get(widthOf(row)) ?? 0) + 1);
  let usual = 0;
  for (const [width, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = width;
  return usual;
}

function readSpan(value: string | undefined): number {
  const count = Number.parseInt(value ?? '1', 10);
  return Number.isNaN(count) ? 1 : Math.max(1, Math.min(count, maxSpanned));
}
