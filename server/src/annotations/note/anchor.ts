import { trimSpan, type Span } from '../../base/span';
import type { Block } from './splitBlocks';

/** The anchor of an annotation, a line such as `^n-7f3a2c`. */
export interface AnnotationAnchor {
  /** The anchor without `^`. */
  readonly id: string;
  /** The end of the anchor's line. The writer's words follow it. */
  readonly end: number;
  /** The end of the quotation to which the anchor belongs. */
  readonly quoteEnd: number;
}

/**
 * Matches the anchor of a block as Obsidian writes it, alone on its line (Obsidian Help, "Link to a block in a note"). Within a
 * quotation, the anchor may follow a `>`.
 */
const anchorLine = /^[ \t]*(?:>[ \t]?)*[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;
const plainAnchorLine = /^[ \t]*\^([A-Za-z0-9-]+)[ \t]*$/;

/**
 * Finds the anchor of a quotation, either within the quotation's block or in the first line of the next block. Within the block, the
 * line of the anchor need not have a `>`, because CommonMark adds such a line to the quotation (lazy continuation). For the same
 * reason, words directly below the anchor may be in the block. undefined if there is no anchor.
 */
export function findAnchor(text: string, quote: Block, next: Block | undefined): AnnotationAnchor | undefined {
  for (const line of listLines(text, quote)) {
    const id = line.start === quote.start ? undefined : anchorLine.exec(text.slice(line.start, line.end))?.[1];
    if (id === undefined) continue;
    const isLast = text.slice(line.end, quote.end).trim() === '';
    const isQuoted = />/.test(text.slice(line.start, line.end));
    // If more text follows in the block, the quoted line is not an anchor but a part of the quoted text.
    if (isQuoted && !isLast) continue;
    return { id, end: line.end, quoteEnd: trimSpan(text, { start: quote.start, end: line.start }).end };
  }
  if (next?.kind !== 'paragraph') return undefined;
  const [first] = listLines(text, next);
  const id = first === undefined ? undefined : plainAnchorLine.exec(text.slice(first.start, first.end))?.[1];
  return first === undefined || id === undefined ? undefined : { id, end: first.end, quoteEnd: trimSpan(text, quote).end };
}

/** The lines without their line breaks. */
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
