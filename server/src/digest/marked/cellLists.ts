import { readDate } from '#text';
import type { Cell, MarkedLine, Piece } from './markedLine';

/** A column needs this many cells with several entries, and these must be at least this share of its cells. */
const minLists = 2;
const minShare = 0.4;
/** A title in a list of a cell has at least this many words. Links such as `PDF` and `Code` have fewer. */
const minWords = 3;
/** At least this share of the beginnings of entries must differ. */
const minDistinct = 0.9;
/** The longest text beside a list that can be the heading above its entries, in UTF-16 units. */
const maxHeading = 100;

/**
 * If the cells of a column list several papers, as in a schedule of readings, makes each paper an item of a list below a heading, which is
 * the longest text to the left of the list that is no date. Otherwise a row is one record. Entries are lines, links, or parts of a line with a number or
 * a year. Takes linear time.
 */
export function listCells(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  const columns = new Map<string, Map<number, MarkedLine[]>>();
  for (const line of lines) {
    if (line.cell === undefined) continue;
    const name = nameOf(line.cell);
    const cells = columns.get(name) ?? new Map<number, MarkedLine[]>();
    columns.set(name, cells);
    const entries = divide(line);
    const known = cells.get(line.cell.row);
    if (known === undefined) cells.set(line.cell.row, entries);
    else known.push(...entries);
  }
  const lists = new Map([...columns].filter(([, cells]) => areLists([...cells.values()])));
  if (lists.size === 0) return lines;
  const rows = new Set([...lists.values()].flatMap((cells) => [...cells.keys()]));
  const listed: MarkedLine[] = [];
  let last: Cell | undefined;
  for (const [at, line] of lines.entries()) {
    const { cell } = line;
    if (cell === undefined || !rows.has(cell.row)) listed.push(line);
    else if (cell.row !== last?.row || nameOf(cell) !== nameOf(last)) {
      const entries = lists.get(nameOf(cell))?.get(cell.row);
      if (entries !== undefined) listed.push(...entries.map(toItem));
      else if (cell.row !== last?.row) listed.push(...findHeading(lines, at, cell.row, lists));
    }
    last = cell;
  }
  return listed;
}

function nameOf({ column, header }: Cell): string {
  return `${String(column)} ${header}`;
}

function areLists(cells: readonly (readonly MarkedLine[])[]): boolean {
  const several = cells.filter((entries) => entries.length > 1);
  if (several.length < minLists || several.length < minShare * cells.length) return false;
  const starts = several.flatMap((entries) => entries.map(findStart));
  if (new Set(starts).size < minDistinct * starts.length) return false;
  return several.every((entries) => entries.every((entry) => isEntry(entry) && isAlike(entry, entries[0])));
}

/** The text of the first piece that has letters. */
function findStart({ pieces }: MarkedLine): string {
  return pieces.find(({ text }) => /\p{L}/u.test(text))?.text.trim() ?? '';
}

function isEntry(line: MarkedLine): boolean {
  return isMarked(line) ? countWords(findStart(line)) >= minWords : yearOrNumber.test(textOf(line)) && countWords(textOf(line)) > minWords;
}

const yearOrNumber = /^\(?\d{1,2}[.)]|\b(?:19|20)\d\d\b/;

/** Whether a line begins with a link or in bold. */
function isMarked({ pieces }: MarkedLine): boolean {
  const first = pieces.find(({ text }) => /\p{L}/u.test(text));
  return first?.bold === true || first?.link !== undefined;
}

function isAlike(line: MarkedLine, other: MarkedLine | undefined): boolean {
  return other !== undefined && isMarked(line) === isMarked(other);
}

function textOf({ pieces }: Pick<MarkedLine, 'pieces'>): string {
  return pieces.map(({ text }) => text).join('');
}

function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

/** Divides a line of a cell before each of its entries. */
function divide(line: MarkedLine): MarkedLine[] {
  const starts = findNumbers(textOf(line)) ?? findYears(textOf(line)) ?? findTitledLinks(line.pieces);
  return starts === undefined ? [line] : starts.map((start, at) => cut(line, at === 0 ? 0 : start, starts[at + 1] ?? Infinity));
}

/** Where entries begin with consecutive numbers: `(1) Kites; (2) Winds`. */
function findNumbers(text: string): readonly number[] | undefined {
  const starts: number[] = [];
  for (const { index, 0: whole, 1: number } of text.matchAll(/(?<=^|[\s;,])\(?([1-9]\d?)[.)]\s+(?=\S)/g))
    if (Number(number) === starts.length + 1 && whole.length > 2) starts.push(index);
  return starts.length > 1 && text.slice(0, starts[0]).trim() === '' ? starts : undefined;
}

/** Where entries that all have a year are separated by semicolons: `Kites (Berg, 2001); Winds (Roe, 2002)`. */
function findYears(text: string): readonly number[] | undefined {
  const parts = text.split(/(?<=;)\s+/);
  if (parts.length < 2 || !parts.every((part) => /\b(?:19|20)\d\d\b/.test(part) && countWords(part) > minWords)) return undefined;
  return [0, ...[...text.matchAll(/(?<=;)\s+/g)].map(({ index, 0: blank }) => index + blank.length)];
}

/** Where links with the words of titles begin, if there is nothing but marks between them. */
function findTitledLinks(pieces: readonly Piece[]): readonly number[] | undefined {
  const starts: number[] = [];
  let link: string | undefined;
  let at = 0;
  for (const piece of pieces) {
    if (piece.link !== undefined && piece.link !== link) starts.push(at);
    if (piece.link === undefined && /[\p{L}\p{N}]/u.test(piece.text)) return undefined;
    if (piece.link !== undefined || piece.text.trim() !== '') link = piece.link;
    at += piece.text.length;
  }
  return starts.length > 1 ? starts : undefined;
}

/** The part of a line between two offsets of its text. */
function cut(line: MarkedLine, start: number, end: number): MarkedLine {
  const pieces: Piece[] = [];
  let at = 0;
  for (const piece of line.pieces) {
    const from = Math.max(0, start - at);
    const to = Math.min(piece.text.length, end - at);
    at += piece.text.length;
    if (from >= to) continue;
    const isExact = piece.span.end - piece.span.start === piece.text.length;
    const span = isExact ? { start: piece.span.start + from, end: piece.span.start + to } : piece.span;
    pieces.push({ ...piece, text: piece.text.slice(from, to), span });
  }
  const span = { start: pieces[0]?.span.start ?? line.span.start, end: pieces.at(-1)?.span.end ?? line.span.end };
  return { ...line, pieces, span };
}

function toItem({ cell: _, ...line }: MarkedLine): MarkedLine {
  const shown = cut(line, findNumbersEnd(textOf(line)), Infinity);
  return { ...shown, kind: 'item', depth: 1, marker: 'bullet', startsBlock: true };
}

function findNumbersEnd(text: string): number {
  return /^\s*\(?\d{1,2}[.)]\s+(?=\S)/.exec(text)?.[0].length ?? 0;
}

/** The longest text of a row to the left of its lists that is no date. */
function findHeading(lines: readonly MarkedLine[], from: number, row: number, lists: ReadonlyMap<string, unknown>): MarkedLine[] {
  let heading: MarkedLine | undefined;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    if (line?.cell?.row !== row || lists.has(nameOf(line.cell))) break;
    const text = textOf(line);
    const isLonger = text.length > (heading === undefined ? 0 : textOf(heading).length);
    if (isLonger && text.length <= maxHeading && /\p{L}/u.test(text) && readDate(text) === undefined) heading = line;
  }
  if (heading === undefined) return [];
  const { cell: _, ...line } = heading;
  return [{ ...line, kind: 'heading', depth: 6, startsBlock: true }];
}
