import type { Span } from '../base/span';
import { farthestProse } from './maskSpans';

/** How a line stands to the paragraphs around it. */
export interface LineKinds {
  /** Begins a paragraph: a list item. */
  begins(line: string): boolean;
  /** Belongs to no paragraph but itself: a heading, a rule, the start of an environment. */
  standsAlone(line: string): boolean;
}

/** Longer lines are told by their beginning. */
const longestLook = 200;

/** The lines around `offset` between blank lines and what else ends a paragraph; empty where the line is blank. */
export function findParagraph(text: string, offset: number, { begins, standsAlone }: LineKinds): Span {
  const first = Math.max(0, offset - farthestProse);
  const last = Math.min(text.length, offset + farthestProse);
  const lineStart = (at: number): number => (at <= first ? first : Math.max(first, text.lastIndexOf('\n', at - 1) + 1));
  const lineEnd = (at: number): number => {
    const end = text.indexOf('\n', at);
    return end === -1 || end > last ? last : end;
  };
  const lineAt = (start: number): string => text.slice(start, Math.min(lineEnd(start), start + longestLook)).trimEnd();
  let start = lineStart(offset);
  let end = lineEnd(offset);
  if (lineAt(start).trim() === '') return { start: offset, end: offset };
  if (standsAlone(lineAt(start))) return { start, end };
  while (start > first && !begins(lineAt(start))) {
    const above = lineStart(start - 1);
    const line = lineAt(above);
    if (line === '' || standsAlone(line)) break;
    start = above;
  }
  while (end < last) {
    const line = lineAt(end + 1);
    if (line === '' || begins(line) || standsAlone(line)) break;
    end = lineEnd(end + 1);
  }
  return { start, end };
}
