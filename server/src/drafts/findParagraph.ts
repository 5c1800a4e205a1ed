import type { Span } from '../base/span';
import { maxProseDistance } from './quotationMarks';

/** The tests by which a draft language recognises the lines that separate paragraphs. */
export interface LineKinds {
  /** Whether a paragraph begins with the line, for example a list item. */
  begins(line: string): boolean;
  /** Whether the line is a paragraph by itself, for example a heading, a rule, or the start of an environment. */
  isSeparate(line: string): boolean;
}

/** Only this many UTF-16 code units at the beginning of a line are examined. */
const maxLineStartLength = 200;

/**
 * The lines of the paragraph around `offset`, up to `maxProseDistance` before and after it; an empty span if the line at `offset` is
 * blank.
 */
export function findParagraph(text: string, offset: number, { begins, isSeparate }: LineKinds): Span {
  const first = Math.max(0, offset - maxProseDistance);
  const last = Math.min(text.length, offset + maxProseDistance);
  const lineStart = (at: number): number => (at <= first ? first : Math.max(first, text.lastIndexOf('\n', at - 1) + 1));
  const lineEnd = (at: number): number => {
    const end = text.indexOf('\n', at);
    return end === -1 || end > last ? last : end;
  };
  const lineAt = (start: number): string => text.slice(start, Math.min(lineEnd(start), start + maxLineStartLength)).trimEnd();
  let start = lineStart(offset);
  let end = lineEnd(offset);
  if (lineAt(start).trim() === '') return { start: offset, end: offset };
  if (isSeparate(lineAt(start))) return { start, end };
  while (start > first && !begins(lineAt(start))) {
    const above = lineStart(start - 1);
    const line = lineAt(above);
    if (line === '' || isSeparate(line)) break;
    start = above;
  }
  while (end < last) {
    const line = lineAt(end + 1);
    if (line === '' || begins(line) || isSeparate(line)) break;
    end = lineEnd(end + 1);
  }
  return { start, end };
}
