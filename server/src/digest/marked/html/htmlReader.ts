import type { Extent } from '../markedLine';
import { blockElements, isIgnored, readBold, readElementLabel, readItalic, voidElements } from './elements';
import type { HtmlFormat, PageLabel, WrittenLine, WrittenPiece } from './lineWriter';
import { LineWriter } from './lineWriter';
import type { OpenElement, OpenExtent, OpenList, OpenTable } from './openElements';
import { OpenElements, openExtent, openList, widenExtent } from './openElements';
import { PageAddress } from './pageAddress';
import type { TagAttributes, TagReader } from './readTags';
import { Table, type TableCell } from './table';

/** A line as it was read. If the line is in a table, it is not yet known whether that table contains data or only lays out the page. */
export interface RawLine extends WrittenLine {
  /** The level of a heading; 0 for other lines. */
  readonly level: number;
  readonly depth: number;
  readonly marker: 'bullet' | 'number' | undefined;
  readonly startsBlock: boolean;
  readonly cell: TableCell | undefined;
  readonly extent: Extent | undefined;
}

const outermost: OpenElement = {
  name: '',
  isBlock: true,
  format: { bold: false, italic: false, link: undefined, pageLabel: undefined },
  isUnread: false,
  isPreformatted: false,
  level: 0,
  depth: 0,
  list: undefined,
  item: undefined,
  table: undefined,
  cell: undefined,
  extent: undefined,
};

/** About this many UTF-16 units of a cell's text are kept, which is enough to recognise a column header. */
const maxWordsLength = 60;

/** Elements that can change the format of their text even without attributes. */
const formattingElements = new Set(['a', 'b', 'strong', 'i', 'em', 'dfn', 'var']);
const tableParts = new Set(['tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup']);
const items = new Set(['li', 'dt', 'dd']);

/** Builds lines from tags and text. Unclosed tags, and end tags without an open element, take no more time than other tags. */
export class HtmlReader implements TagReader {
  private readonly lines: RawLine[] = [];
  private readonly elements = new OpenElements(outermost);
  private readonly writer: LineWriter;
  private readonly address = new PageAddress();
  /** The element that contains the beginning of the current line; undefined while the line is empty. */
  private home: OpenElement | undefined;
  private startsBlock = true;
  private rowCount = 0;

  constructor(private readonly text: string) {
    this.writer = new LineWriter(text);
  }

  /** Ends the last line and returns all lines in the order of the text. */
  finish(): readonly RawLine[] {
    this.closeTo(0);
    this.endLine();
    return this.lines;
  }

  open(name: string, attributes: TagAttributes): void {
    if (name === 'br') this.breakLine();
    else if (name === 'hr') this.endBlock();
    else if (voidElements.has(name)) this.address.readTag(name, attributes);
    else this.openElement(name, attributes);
  }

  close(name: string): void {
    const { list, table } = this.elements.current;
    if (name === 'br') this.breakLine();
    else if (name === 'table' && table !== undefined) this.closeTo(table.at);
    else if ((name === 'td' || name === 'th') && table !== undefined) this.closeTo(table.cellAt);
    else if (name === 'tr' && table !== undefined) this.closeRow();
    else if (items.has(name) && list !== undefined) this.closeTo(list.itemAt);
    else this.closeNamed(name);
  }

  characters(start: number, end: number): void {
    const { current } = this.elements;
    if (current.isUnread) return;
    for (let from = start; from < end; ) {
      const found = current.isPreformatted ? this.text.indexOf('\n', from) : -1;
      const to = found < 0 || found >= end ? end : found;
      this.writer.addText(from, to, current.format);
      this.settle(current);
      if (to < end) this.breakLine();
      from = to + 1;
    }
  }

  reference(decoded: string, start: number, end: number): void {
    const { current } = this.elements;
    if (current.isUnread) return;
    this.writer.addDecoded(decoded, start, end, current.format);
    this.settle(current);
  }

  comment(start: number, end: number): void {
    this.address.readComment(this.text.slice(start, Math.min(end, start + 2100)));
  }

  private openElement(name: string, attributes: TagAttributes): void {
    const isBlock = blockElements.has(name);
    if (isBlock) this.endBlock();
    if (isBlock || name === 'a') this.closeNamed(isBlock ? 'p' : 'a');
    const { list, table } = this.elements.current;
    if (items.has(name) && list !== undefined) this.closeTo(list.itemAt);
    if (table !== undefined && tableParts.has(name)) {
      if (name === 'td' || name === 'th') this.closeTo(table.cellAt);
      else this.closeRow();
    }
    this.elements.push(this.makeElement(name, isBlock, attributes));
  }

  private makeElement(name: string, isBlock: boolean, attributes: TagAttributes): OpenElement {
    const around = this.elements.current;
    const at = this.elements.size;
    const element = {
      ...around,
      name,
      isBlock,
      format: this.readFormat(name, attributes, around.format),
      isUnread: around.isUnread || isIgnored(name, attributes) || (name === 'nav' && this.isOutsideOfRecords(around)),
      isPreformatted: around.isPreformatted || name === 'pre',
      extent: isBlock ? openExtent(around.extent) : around.extent,
    };
    if (/^h[1-6]$/.test(name)) return { ...element, level: Number(name.charAt(1)) };
    if (name === 'ul' || name === 'ol' || name === 'menu')
      return { ...element, depth: around.depth + 1, list: openList(name === 'ol' ? 'number' : 'bullet') };
    if (name === 'dl') return { ...element, list: openList('bullet') };
    if (items.has(name)) return this.makeItem(element, at);
    if (name === 'table') return this.makeTable(element, at);
    if (around.table !== undefined && tableParts.has(name)) return this.makeTablePart(element, around.table, attributes, at);
    return element;
  }

  private makeItem(element: OpenElement, at: number): OpenElement {
    const { list, depth, name } = element;
    if (list !== undefined) list.itemAt = at;
    if (name !== 'li') return { ...element, extent: list === undefined ? element.extent : groupOf(list, name, element.extent) };
    return { ...element, depth: Math.max(1, depth), item: { marker: list?.marker ?? 'bullet', isBegun: false } };
  }

  private makeTable(element: OpenElement, at: number): OpenElement {
    if (element.cell !== undefined) element.cell.table.hasTableOrHeading = true;
    const table = new Table(() => this.rowCount++);
    return { ...element, list: undefined, cell: undefined, table: { table, at, rowAt: -1, cellAt: -1 } };
  }

  private makeTablePart(element: OpenElement, open: OpenTable, attributes: TagAttributes, at: number): OpenElement {
    if (element.name === 'td' || element.name === 'th') {
      open.cellAt = at;
      return { ...element, cell: open.table.addCell(element.name === 'th', attributes) };
    }
    if (element.name === 'tr') {
      open.rowAt = at;
      open.table.startRow();
    }
    return element;
  }

  /**
   * Whether a `nav` element is outside of lists, cells and articles. Such a `nav` is a menu of the page and is left out. A `nav` inside
   * one of these may contain the links of a paper.
   */
  private isOutsideOfRecords({ list, cell }: OpenElement): boolean {
    return list === undefined && cell === undefined && !this.elements.has('article');
  }

  private readFormat(name: string, attributes: TagAttributes, around: HtmlFormat): HtmlFormat {
    if (attributes.size === 0 && !formattingElements.has(name)) return around;
    const format: HtmlFormat = {
      bold: readBold(name, attributes) ?? around.bold,
      italic: readItalic(name, attributes) ?? around.italic,
      link: name === 'a' ? this.address.resolve(attributes.get('href')) : around.link,
      pageLabel: this.readPageLabel(name, attributes, around.pageLabel),
    };
    const isSame =
      format.bold === around.bold &&
      format.italic === around.italic &&
      format.link === around.link &&
      format.pageLabel === around.pageLabel;
    return isSame ? around : format;
  }

  private readPageLabel(name: string, attributes: TagAttributes, around: PageLabel | undefined): PageLabel | undefined {
    const label = name === 'body' || name === 'html' ? undefined : readElementLabel(attributes);
    if (label === undefined) return around;
    if (label === 'none') return undefined;
    for (let outer = around; outer?.holdsOthers === false && outer.label !== label; outer = outer.around) outer.holdsOthers = true;
    return { label, holdsOthers: false, around };
  }

  private closeNamed(name: string): void {
    while (this.elements.has(name)) if (this.closeInnermost().name === name) return;
  }

  private closeRow(): void {
    const { table } = this.elements.current;
    if (table === undefined) return;
    this.closeTo(table.cellAt);
    this.closeTo(table.rowAt);
    table.table.endRow();
  }

  /** Closes the open elements from index `at` on. If `at` is -1, closes none. */
  private closeTo(at: number): void {
    if (at >= 0) while (this.elements.size > at) this.closeInnermost();
  }

  private closeInnermost(): OpenElement {
    const element = this.elements.pop();
    if (element.isBlock) {
      this.endBlock();
      if (element.extent !== undefined) widenExtent(element.extent.parent, element.extent);
    }
    return element;
  }

  /** Remembers which element contains the line's first piece, because that element determines the kind of the line. */
  private settle(current: OpenElement): void {
    if (this.home === undefined && !this.writer.isEmpty) this.home = current;
  }

  /** Ends the line. If the line is blank, a new block begins after it. */
  private breakLine(): void {
    if (!this.endLine()) this.startsBlock = true;
  }

  private endBlock(): void {
    this.endLine();
    this.startsBlock = true;
  }

  /** Ends the line and returns whether it had any content. */
  private endLine(): boolean {
    const line = this.writer.take();
    const { home } = this;
    this.home = undefined;
    if (line === undefined || home === undefined) return false;
    const { level, depth, item, cell, extent } = home;
    const marker = item?.isBegun === false ? item.marker : undefined;
    if (item !== undefined) item.isBegun = true;
    if (cell !== undefined) recordCellLine(cell, line.pieces, level);
    widenExtent(extent, line.span);
    this.lines.push({ level, depth, marker, startsBlock: this.startsBlock, cell, extent, ...line });
    this.startsBlock = false;
    return true;
  }
}

/** The extent that a term and its descriptions share in a definition list. A term after a description begins another extent. */
function groupOf(list: OpenList, name: string, own: OpenExtent | undefined): OpenExtent {
  if (list.group === undefined || (name === 'dt' && list.isDescribing)) list.group = openExtent(own?.parent);
  list.isDescribing = name === 'dd';
  return list.group;
}

/** Records the properties of a line in its cell and in the cell's table. */
function recordCellLine(cell: TableCell, pieces: readonly WrittenPiece[], level: number): void {
  if (level > 0) cell.table.hasTableOrHeading = true;
  cell.lines += 1;
  cell.hasLink ||= pieces.some(({ format }) => format.link !== undefined);
  cell.isBold = (cell.isBold || cell.lines === 1) && pieces.every(({ format }) => format.bold);
  for (const { text } of pieces) if (cell.words.length <= maxWordsLength) cell.words += text;
}
