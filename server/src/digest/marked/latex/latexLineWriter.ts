import type { LineLabel, MarkedLine, Piece } from '../markedLine';

/** How text is printed, and what it is linked to and labelled as. */
export interface Format {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly link?: string | undefined;
  readonly label?: LineLabel | undefined;
}

/** What is known of a group before it begins. */
interface PendingGroup {
  readonly format: Format;
  /** Whether the group is the argument of a heading. */
  readonly isHeading?: boolean;
  /** Printed at the end of the group: the closing quotation mark of `\enquote{...}`. */
  readonly closing?: string;
}

interface Group extends PendingGroup {
  /** The format after the group. */
  readonly outer: Format;
}

type List = 'bullet' | 'number';

export const plain: Format = { bold: false, italic: false };
/** Groups that are nested more deeply have no format of their own, and lists no depth. */
const maxDepth = 100;

/** Collects the pieces of LaTeX in lines, with the formats of the groups around them. */
export class LatexLineWriter {
  readonly lines: MarkedLine[] = [];
  format = plain;
  /** Says how the group is read that begins next. */
  pending: PendingGroup | undefined;
  private readonly lists: List[] = [];
  private groups: Group[] = [];
  private pieces: Piece[] = [];
  private next: Pick<MarkedLine, 'kind' | 'depth' | 'startsBlock' | 'marker'> = { kind: 'text', depth: 0, startsBlock: true };

  add(text: string, start: number, end: number, link = this.format.link): void {
    if (text === '' || start >= end) return;
    const { bold, italic, label } = this.format;
    this.pieces.push({
      text,
      span: { start, end },
      bold,
      italic,
      ...(link === undefined ? {} : { link }),
      ...(label === undefined ? {} : { label }),
    });
  }

  /** Ends a line of the source, which is only a blank within a heading. */
  endLine(start: number, end: number): void {
    if (this.groups.some(({ isHeading }) => isHeading)) this.add(' ', start, end);
    else this.finishLine();
  }

  finishLine(): void {
    const { pieces, next } = this;
    this.pieces = [];
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined || pieces.every(({ text, link }) => text.trim() === '' && link === undefined)) return;
    this.lines.push({ ...next, pieces, span: { start: first.span.start, end: last.span.end } });
    this.next = { kind: 'text', depth: this.lists.length, startsBlock: next.kind === 'heading' };
  }

  /** Ends a paragraph. Formats and groups that were never closed end with it. */
  endBlock(): void {
    this.finishLine();
    this.groups = [];
    this.format = plain;
    this.pending = undefined;
    this.next = { kind: 'text', depth: this.lists.length, startsBlock: true };
  }

  beginHeading(depth: number): void {
    this.endBlock();
    this.next = { kind: 'heading', depth, startsBlock: true };
    this.pending = { format: plain, isHeading: true };
  }

  beginItem(marker: List = this.lists.at(-1) ?? 'bullet'): void {
    this.endBlock();
    this.next = { kind: 'item', depth: Math.max(1, this.lists.length), marker, startsBlock: true };
  }

  beginList(list: List): void {
    if (this.lists.length < maxDepth) this.lists.push(list);
    this.endBlock();
  }

  endList(): void {
    this.lists.pop();
    this.endBlock();
  }

  openGroup(): void {
    const { pending = { format: this.format } } = this;
    this.pending = undefined;
    if (this.groups.length >= maxDepth) return;
    this.groups.push({ ...pending, outer: this.format });
    this.format = pending.format;
  }

  /** Ends the group whose brace is at an offset. */
  closeGroup(at: number): void {
    const group = this.groups.pop();
    if (group === undefined) return;
    this.add(group.closing ?? '', at, at + 1);
    this.format = group.outer;
    if (group.isHeading === true) this.endBlock();
  }
}
