import type { Span } from '../../../base/span';
import type { HtmlFormat } from './lineWriter';
import type { Table, TableCell } from './table';

/** An open list. `itemAt` is the index of its open item among the open elements, or -1 if no item is open. */
export interface OpenList {
  readonly marker: 'bullet' | 'number';
  itemAt: number;
  /**
   * The extent around the current term of a definition list and its descriptions. It is needed because HTML has no element for a term
   * together with its descriptions.
   */
  group: OpenExtent | undefined;
  isDescribing: boolean;
}

export function openList(marker: OpenList['marker']): OpenList {
  return { marker, itemAt: -1, group: undefined, isDescribing: false };
}

/** The extent of an element that is being read. While the element has no lines, `start` is greater than `end`. */
export interface OpenExtent {
  start: number;
  end: number;
  readonly parent: OpenExtent | undefined;
}

export function openExtent(parent: OpenExtent | undefined): OpenExtent {
  return { start: Number.POSITIVE_INFINITY, end: -1, parent };
}

export function widenExtent(extent: OpenExtent | undefined, { start, end }: Span): void {
  if (extent === undefined) return;
  extent.start = Math.min(extent.start, start);
  extent.end = Math.max(extent.end, end);
}

/** An open list item. Only its first line gets the marker. */
interface OpenItem {
  readonly marker: 'bullet' | 'number';
  isBegun: boolean;
}

/**
 * An open table. `at`, `rowAt` and `cellAt` are indices among the open elements: those of the table, of its open row and of its open
 * cell. `rowAt` is -1 if no row is open, and `cellAt` is -1 if no cell is open.
 */
export interface OpenTable {
  readonly table: Table;
  readonly at: number;
  rowAt: number;
  cellAt: number;
}

/** An open element, with the properties that apply to its content. */
export interface OpenElement {
  readonly name: string;
  readonly isBlock: boolean;
  readonly format: HtmlFormat;
  /** Whether the content of the element is left out. */
  readonly isUnread: boolean;
  readonly isPreformatted: boolean;
  /** The level of the heading around the content of the element; 0 outside of headings. */
  readonly level: number;
  /** How many `ul`, `ol` and `menu` lists are nested around the content of the element; at least 1 within an `li`. */
  readonly depth: number;
  readonly list: OpenList | undefined;
  readonly item: OpenItem | undefined;
  readonly table: OpenTable | undefined;
  readonly cell: TableCell | undefined;
  readonly extent: OpenExtent | undefined;
}

/**
 * An end tag within one of these elements closes no element outside of it, unless it is the end tag of a part of a table (HTML
 * Standard, 13.2.4.2, "have a particular element in scope").
 */
const scopeElements = new Set(['table', 'td', 'th']);

/**
 * The stack of open elements; the innermost is last. However deep the nesting is, the time for closing elements depends only on how
 * many are closed.
 */
export class OpenElements {
  private readonly stack: OpenElement[] = [];
  /**
   * How many elements of each name are open. The first map counts the elements outside of all scope elements, and each following map
   * those within one open scope element.
   */
  private readonly counts: Map<string, number>[] = [new Map()];

  constructor(private readonly outermost: OpenElement) {}

  get current(): OpenElement {
    return this.stack.at(-1) ?? this.outermost;
  }

  get size(): number {
    return this.stack.length;
  }

  /** Whether an element with that name is open within the innermost open table or cell, or within the page if no table is open. */
  has(name: string): boolean {
    return (this.counts.at(-1)?.get(name) ?? 0) > 0;
  }

  push(element: OpenElement): void {
    this.stack.push(element);
    this.count(element.name, 1);
    if (scopeElements.has(element.name)) this.counts.push(new Map());
  }

  /** Removes and returns the innermost element. Corrects the counts, and the indices that refer to the element. */
  pop(): OpenElement {
    const element = this.stack.pop();
    if (element === undefined) return this.outermost;
    if (scopeElements.has(element.name)) this.counts.pop();
    this.count(element.name, -1);
    const at = this.stack.length;
    const { list, table } = element;
    if (list?.itemAt === at) list.itemAt = -1;
    if (table?.cellAt === at) table.cellAt = -1;
    if (table?.rowAt === at) table.rowAt = -1;
    return element;
  }

  private count(name: string, by: number): void {
    const counts = this.counts.at(-1);
    counts?.set(name, (counts.get(name) ?? 0) + by);
  }
}
