import { trimSpan, type Span } from '../../base/span';
import type { Block } from './splitBlocks';

/** Where an annotation's anchor stands: the line `^n-7f3a2c`. */
export interface Anchor {
  /** Without `^`. */
  readonly id: string;
  /** Of its line; the writer's words come behind. */
  readonly end: number;
  /** Of the quotation that it belongs to. */
  readonly quoteEnd: number;
}

/** An anchor of a block, as Obsidian writes it (Obsidian Help, "Link to a block in a note"), alone in its line; in a quotation also with its mark. */
const anchorLine = /^[ \t]*(?:>[ \t]?)*[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;
const plainAnchorLine = /^[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;

/**
 * The anchor of a quotation: in a line of its block, or in the one that follows it, blank lines apart. A line without a
 * `>` belongs to the quotation by CommonMark's rule of lazy continuation, and so do the writer's words right below it.
 */
export function findAnchor(text: string, quote: Block, next: Block | undefined): Anchor | undefined {
  for (const line of listLines(text, quote)) {
    const id = line.start === quote.start ? undefined : anchorLine.exec(text.slice(line.start, line.end))?.[1];
    if (id === undefined) continue;
    const isLast = text.slice(line.end, quote.end).trim() === '';
    const isQuoted = />/.test(text.slice(line.start, line.end));
    // Quoted lines that go on behind a quoted anchor are words of somebody who wrote of anchors.
    if (isQuoted && !isLast) continue;
    return { id, end: line.end, quoteEnd: trimSpan(text, { start: quote.start, end: line.start }).end };
  }
  if (next?.kind !== 'paragraph') return undefined;
  const [first] = listLines(text, next);
  const id = first === undefined ? undefined : plainAnchorLine.exec(text.slice(first.start, first.end))?.[1];
  return first === undefined || id === undefined ? undefined : { id, end: first.end, quoteEnd: trimSpan(text, quote).end };
}

/** Without their ends. */
function listLines(text: string, { start, end }: Span): readonly Span[] {
  const lines: Span[] = [];
  let from = start;
  for (const { 0: lineEnd, index } of text.slice(start, end).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start: from, end: start + index });
    from = start + index + lineEnd.length;
  }
  lines.push({ start: from, end });
  return lines;
}
