import type { Span } from '../../../base/span';
import type { HtmlLook } from './lineWriter';
import type { Table, TableCell } from './table';

/** A list while it is open, and where its open item is among the open elements; -1 where none is. */
export interface OpenList {
  readonly marker: 'bullet' | 'number';
  itemAt: number;
  /** A term and its descriptions, which no element holds together. */
  group: OpenExtent | undefined;
  isDescribing: boolean;
}

export function openList(marker: OpenList['marker']): OpenList {
  return { marker, itemAt: -1, group: undefined, isDescribing: false };
}

/** The extent of an element while its lines are read: without any its start is behind its end. */
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

/** The first line of an item has its marker. */
export interface OpenItem {
  readonly marker: 'bullet' | 'number';
  isBegun: boolean;
}

/** A table while it is open, and where its parts are among the open elements; -1 where none is. */
export interface OpenTable {
  readonly table: Table;
  readonly at: number;
  rowAt: number;
  cellAt: number;
}

/** An element that is open, with what its content takes from it and from those around it. */
export interface OpenElement {
  readonly name: string;
  readonly isBlock: boolean;
  readonly look: HtmlLook;
  /** Whether nobody sees its content. */
  readonly isUnread: boolean;
  readonly isPreformatted: boolean;
  /** Of the heading that it is in; 0 where it is in none. */
  readonly level: number;
  /** Of the lists that it is in. */
  readonly depth: number;
  readonly list: OpenList | undefined;
  readonly item: OpenItem | undefined;
  readonly table: OpenTable | undefined;
  readonly cell: TableCell | undefined;
  readonly extent: OpenExtent | undefined;
}

/** An end tag inside of these ends nothing outside of them (HTML Standard, 13.2.4.2, "have a particular element in scope"). */
const walls = new Set(['table', 'td', 'th']);

/** The elements that are open, innermost last. An end tag costs what it closes, however deep they are nested. */
export class OpenElements {
  private readonly stack: OpenElement[] = [];
  /** How many of each name are open since each wall. */
  private readonly counts: Map<string, number>[] = [new Map()];

  constructor(private readonly outermost: OpenElement) {}

  get current(): OpenElement {
    return this.stack.at(-1) ?? this.outermost;
  }

  get size(): number {
    return this.stack.length;
  }

  /** Whether an element of that name is open on this side of the last wall. */
  has(name: string): boolean {
    return (this.counts.at(-1)?.get(name) ?? 0) > 0;
  }

  push(element: OpenElement): void {
    this.stack.push(element);
    this.count(element.name, 1);
    if (walls.has(element.name)) this.counts.push(new Map());
  }

  /** Takes the innermost away, and what was noted of it. */
  pop(): OpenElement {
    const element = this.stack.pop();
    if (element === undefined) return this.outermost;
    if (walls.has(element.name)) this.counts.pop();
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
