import { conflictMarks } from './conflictMarks';
import type { Span } from './span';

/** What was read of a text in which each line stands for itself. */
export interface ParsedLines<Entry> {
  /** In the order of the text, each with the span of its line without the white space around it. */
  readonly entries: readonly (Entry & { readonly span: Span })[];
  /** The lines that could not be read, with the reason in words for the writer. */
  readonly issues: readonly { readonly span: Span; readonly reason: string }[];
}

/**
 * Parses a file that the writer keeps, line by line; `parseLine` gets a line without the white space around it, and returns what it says
 * or the reason why it can't be read. Blank lines and lines that begin with `#` are ignored. A malformed line becomes an issue, and the
 * other lines are used. If the file has a merge conflict, the lines of both sides are used.
 */
export function parseLines<Entry extends object>(text: string, parseLine: (line: string) => Entry | string): ParsedLines<Entry> {
  const entries: (Entry & { readonly span: Span })[] = [];
  const issues: { readonly span: Span; readonly reason: string }[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const shown = line.replace(/^\ufeff/, '').trim();
    if (shown === '' || shown.startsWith('#')) continue;
    const start = index + line.indexOf(shown);
    const span = { start, end: start + shown.length };
    const read = shown.length > longestLine ? tooLong : shown.search(conflictMarks) === 0 ? notJoined : parseLine(shown);
    if (typeof read === 'string') issues.push({ span, reason: read });
    else entries.push({ ...read, span });
  }
  return { entries, issues };
}

/** The whole line around a span in it, with its line end, which is any of those that `parseLines` knows; without a byte order mark. */
export function findWholeLine(text: string, { start, end }: Span): Span {
  const before = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
  const lineStart = start === 0 ? 0 : before + 1;
  const toEnd = /[^\r\n]*(?:\r\n|\r|\n|$)/y;
  toEnd.lastIndex = end;
  toEnd.test(text);
  return { start: Math.max(lineStart, text.startsWith('\ufeff') ? 1 : 0), end: toEnd.lastIndex };
}

/** The line end that a line added to a text should have: the first one in the text. */
export function detectLineEnd(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** In UTF-16 code units. Of a text that is ten times as long, a regular expression may not find the end before its stack is full. */
const longestLine = 1_000_000;

const tooLong = 'This line is too long.';
const notJoined = 'This file has merge conflicts. Remove this line. Until then, the lines of both versions are used.';
