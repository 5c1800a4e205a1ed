import type { Span } from '../../../base/span';
import type { DigestIssue } from '../../../model/digest';
import { trimBlank } from '../../pages/lineBlocks';
import { skipReasons } from '../../skipReasons';
import type { LocatedValue } from '../tagged/taggedRecords';

export interface Row {
  readonly span: Span;
  /** The text of each cell, without quotes and surrounding white space, and the position of this text. */
  readonly cells: readonly LocatedValue[];
}

interface SeparatedRows {
  readonly rows: readonly Row[];
  readonly issues: readonly DigestIssue[];
}

/**
 * Reads up to `most` rows of comma-separated values or similar tables (RFC 4180) from `start` on, and skips blank rows. A quote in the
 * middle of a cell is kept. A cell whose quotes are never closed is reported and not read beyond its line. The reader is written by
 * hand because neither papaparse nor csv-parse gives the positions of cells. Takes linear time.
 */
export function readSeparatedRows(text: string, separator: string, start = 0, most = Infinity): SeparatedRows {
  const reader = new RowReader(text, separator, start);
  const rows: Row[] = [];
  while (reader.at < text.length && rows.length < most) {
    const row = reader.readRow();
    if (row.cells.some((cell) => cell.text !== '')) rows.push(row);
  }
  return { rows, issues: reader.issues };
}

class RowReader {
  readonly issues: DigestIssue[] = [];
  /** A search has shown that no quote after this offset ends a cell. */
  private lastClosing = Infinity;
  /** A search has shown that no quote between these offsets ends a cell that begins after the first of them. */
  private withoutClosing: Span = { start: 0, end: 0 };

  constructor(
    private readonly text: string,
    private readonly separator: string,
    public at: number,
  ) {}

  readRow(): Row {
    const start = this.at;
    const cells: LocatedValue[] = [];
    for (;;) {
      cells.push(this.readCell());
      if (this.text[this.at] !== this.separator) break;
      this.at += 1;
    }
    const span = trimBlank(this.text, start, this.at);
    this.skipLineEnd();
    return { span, cells };
  }

  private readCell(): LocatedValue {
    let start = this.at;
    while (this.text[start] === ' ') start += 1;
    // Excel writes text as ="0012".
    const open = this.text[start] === '=' && this.text[start + 1] === '"' ? start + 1 : start;
    if (this.text[open] !== '"') return this.readPlain(this.at);
    const closing = this.findClosing(open);
    if (closing === undefined) {
      const lineEnd = this.findLineEnd(open);
      this.issues.push({
        span: { start: open, end: Math.min(lineEnd, open + 100) },
        reason: skipReasons.openCell,
      });
      return this.readPlain(open + 1);
    }
    const span = trimBlank(this.text, open + 1, closing);
    this.at = this.findCellEnd(closing + 1);
    const raw = this.text.slice(span.start, span.end);
    return { text: raw.includes('""') ? raw.replaceAll('""', '"') : raw, span };
  }

  private readPlain(start: number): LocatedValue {
    const end = this.findCellEnd(start);
    this.at = end;
    const span = trimBlank(this.text, start, end);
    return { text: this.text.slice(span.start, span.end), span };
  }

  /**
   * The offset of the quote that ends the cell: a quote that is not doubled and is before a separator or the end of a line. undefined
   * if the cell has no such quote.
   */
  private findClosing(open: number): number | undefined {
    let isAfterLine = false;
    let from = open + 1;
    let at = open > this.lastClosing ? -1 : this.text.indexOf('"', from);
    while (at >= 0) {
      isAfterLine ||= this.text.slice(from, at).includes('\n');
      let run = at;
      while (this.text[run] === '"') run += 1;
      // In an odd number of consecutive quotes, all but the last are doubled.
      if ((run - at) % 2 === 1 && this.isCellEnd(run)) return run - 1;
      if (open > this.withoutClosing.start && run <= this.withoutClosing.end) return undefined;
      // A later line has a quote at the start of a cell, so the earlier quote was never closed.
      if (isAfterLine && (run - at) % 2 === 1 && this.isCellStart(at)) {
        this.withoutClosing = { start: open, end: this.text.lastIndexOf('\n', at) };
        return undefined;
      }
      from = run;
      at = this.text.indexOf('"', run);
    }
    this.lastClosing = Math.min(this.lastClosing, open);
    return undefined;
  }

  private isCellEnd(at: number): boolean {
    let end = at;
    while (this.text[end] === ' ') end += 1;
    const next = this.text[end];
    return next === undefined || next === this.separator || next === '\n' || next === '\r';
  }

  private isCellStart(at: number): boolean {
    const before = this.text[at - 1];
    return before === this.separator || before === '\n' || before === '\r';
  }

  private findCellEnd(from: number): number {
    let at = from;
    while (at < this.text.length) {
      const next = this.text[at];
      if (next === this.separator || next === '\n' || next === '\r') return at;
      at += 1;
    }
    return at;
  }

  private findLineEnd(from: number): number {
    const found = this.text.indexOf('\n', from);
    return found < 0 ? this.text.length : found;
  }

  private skipLineEnd(): void {
    if (this.text[this.at] === '\r') this.at += 1;
    if (this.text[this.at] === '\n') this.at += 1;
  }
}
