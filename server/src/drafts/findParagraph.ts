import type { Span } from '../base/span';
import { farthestProse } from './proseMask';

/** The lines at which a language begins and ends paragraphs. */
export interface LineKinds {
  /** Whether a paragraph begins with the line: a list item. */
  begins(line: string): boolean;
  /** Whether the line is a paragraph by itself: a heading, a rule, the start of an environment. */
  isSeparate(line: string): boolean;
}

/** Of a longer line only the beginning is looked at, in UTF-16 code units. */
const longestLineStart = 200;

/** The lines of the paragraph around `offset`; empty if its line is blank. */
export function findParagraph(text: string, offset: number, { begins, isSeparate }: LineKinds): Span {
  const first = Math.max(0, offset - farthestProse);
  const last = Math.min(text.length, offset + farthestProse);
  const lineStart = (at: number): number => (at <= first ? first : Math.max(first, text.lastIndexOf('\n', at - 1) + 1));
  const lineEnd = (at: number): number => {
    const end = text.indexOf('\n', at);
    return end === -1 || end > last ? last : end;
  };
  const lineAt = (start: number): string => text.slice(start, Math.min(lineEnd(start), start + longestLineStart)).trimEnd();
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
