import type { Span } from '../../base/span';

/** The trimmed spans of consecutive lines that have no blank line between them. */
export type LineBlock = readonly Span[];

/** Whether a UTF-16 code unit is common white space, a soft hyphen, or a zero-width character such as U+200B. */
function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

export function trimBlank(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/**
 * The trimmed spans of the lines from `start` to `end`. A blank line is an empty span. Lines end with LF or CRLF, or with CR in a text
 * without LF.
 */
export function readLines(text: string, start = 0, end = text.length): Span[] {
  const lines: Span[] = [];
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  let from = start;
  while (from < end) {
    const found = text.indexOf(lineEnd, from);
    const to = found < 0 || found > end ? end : found;
    lines.push(trimBlank(text, from, to));
    from = to + 1;
  }
  return lines;
}

export function splitLineBlocks(text: string): LineBlock[] {
  const blocks: LineBlock[] = [];
  let block: Span[] = [];
  for (const line of readLines(text)) {
    if (line.start < line.end) {
      block.push(line);
    } else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  if (block.length > 0) blocks.push(block);
  return blocks;
}
