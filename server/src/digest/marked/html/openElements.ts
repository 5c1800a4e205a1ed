import type { Span } from '../../../base/span';
import type { HtmlLook } from './lineWriter';
import type { Table, TableCell } from './table';

/** An open list, and the index of its open item among the open elements; -1 if there is none. */
export interface OpenList {
  readonly marker: 'bullet' | 'number';
  itemAt: number;
  /** The current term and its descriptions, which have no common element. */
  group: OpenExtent | undefined;
  isDescribing: boolean;
}

export function openList(marker: OpenList['marker']): OpenList {
  return { marker, itemAt: -1, group: undefined, isDescribing: false };
}

/** The extent of an element whose lines are being read. Until it has a line, its start is after its end. */
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

/** Only the first line of an item gets its marker. */
export interface OpenItem {
  readonly marker: 'bullet' | 'number';
  isBegun: boolean;
}

/** An open table, and the indices of its open parts among the open elements; -1 if there are none. */
export interface OpenTable {
  readonly table: Table;
  readonly at: number;
  rowAt: number;
  cellAt: number;
}

/** An open element, with what its content inherits from it and from the elements around it. */
export interface OpenElement {
  readonly name: string;
  readonly isBlock: boolean;
  readonly look: HtmlLook;
  /** Whether its content is not displayed. */
  readonly isUnread: boolean;
  readonly isPreformatted: boolean;
  /** The level of the heading around it; 0 if there is none. */
  readonly level: number;
  /** The nesting depth of the lists around it. */
  readonly depth: number;
  readonly list: OpenList | undefined;
  readonly item: OpenItem | undefined;
  readonly table: OpenTable | undefined;
  readonly cell: TableCell | undefined;
  readonly extent: OpenExtent | undefined;
}

/** An end tag within one of these does not close an element outside (HTML Standard, 13.2.4.2, "have a particular element in scope"). */
const scopeElements = new Set(['table', 'td', 'th']);

/** The stack of open elements, the innermost last. Closing takes time only for the elements that are closed, however deeply nested. */
export class OpenElements {
  private readonly stack: OpenElement[] = [];
  /** The number of open elements of each name since each of these. */
  private readonly counts: Map<string, number>[] = [new Map()];

  constructor(private readonly outermost: OpenElement) {}

  get current(): OpenElement {
    return this.stack.at(-1) ?? this.outermost;
  }

  get size(): number {
    return this.stack.length;
  }

  /** Whether an element of that name is open within the last of these. */
  has(name: string): boolean {
    return (this.counts.at(-1)?.get(name) ?? 0) > 0;
  }

  push(element: OpenElement): void {
    this.stack.push(element);
    this.count(element.name, 1);
    if (scopeElements.has(element.name)) this.counts.push(new Map());
  }

  /** Removes the innermost element and updates the counts. */
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
