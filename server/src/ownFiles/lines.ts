import { conflictMarks } from '../base/conflictMarks';
import type { Span } from '../base/span';

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

/** A text of lines in a certain order, so that git can merge lines that several people added. */
export interface OrderedLines {
  readonly text: string;
  /** The lines in `text`, with what they are ordered by. Other hands may have mixed up their order. */
  readonly lines: readonly { readonly span: Span; readonly order: string }[];
  /** What is written before the first line of an empty text, with `\n` as line ends. */
  readonly head: string;
}

/** A line to write, and the earlier lines that it replaces. */
export interface LineChange {
  /** The line without its line end; undefined to remove the earlier lines only. */
  readonly line: string | undefined;
  readonly order: string;
  /** Spans of whole lines in the text, in any order. */
  readonly outdated: readonly Span[];
}

interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The edits that make the changes; empty if the text already has the lines. They do not overlap. A text whose last line does not end
 * gets no line end, so that changing it back gives the same bytes.
 */
export function editOrderedLines(ordered: OrderedLines, changes: readonly LineChange[]): readonly Edit[] {
  const { text } = ordered;
  const lineEnd = detectLineEnd(text);
  if (!/[^\r\n]$/.test(text)) return editLines(ordered, changes, lineEnd);
  return withoutLastLineEnd(text, editLines({ ...ordered, text: text + lineEnd }, changes, lineEnd), lineEnd);
}

/** Edits of `text` and a line end that give what `edits` of the text with the line end give, without the last line end. */
function withoutLastLineEnd(text: string, edits: readonly Edit[], lineEnd: string): readonly Edit[] {
  const first = edits.findLastIndex(({ span }, index) => edits[index - 1]?.span.end !== span.start);
  const last = edits.slice(first);
  const start = last[0]?.span.start;
  if (start === undefined || last.at(-1)?.span.end !== text.length + lineEnd.length) return edits;
  const written = last.map(({ newText }) => newText).join('');
  const lineBreak = written === '' ? (/(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0) : 0;
  const newText = start > text.length ? lineEnd + written.slice(0, -lineEnd.length) : written.slice(0, -lineEnd.length);
  return [...edits.slice(0, first), { span: { start: Math.min(start, text.length) - lineBreak, end: text.length }, newText }];
}

function editLines({ text, lines, head }: OrderedLines, changes: readonly LineChange[], lineEnd: string): readonly Edit[] {
  const findPlace = createPlaceFinder(text, lines);
  const edits = new Map<number, Edit>();
  const added: { readonly at: number; readonly order: string; readonly line: string }[] = [];
  const removeLine = (span: Span): void => {
    const whole = findWholeLine(text, span);
    edits.set(whole.start, { span: whole, newText: '' });
  };
  for (const { line, order, outdated } of changes) {
    const kept = outdated.find(({ start, end }) => text.slice(start, end) === line);
    for (const span of outdated) if (span !== kept) removeLine(span);
    if (line !== undefined && kept === undefined) added.push({ at: findPlace(order), order, line });
  }
  added.sort((a, b) => a.at - b.at || (a.order < b.order ? -1 : 1));
  const opening = text.trim() === '' ? head.replaceAll('\n', lineEnd) : '';
  const byPlace = new Map<number, string[]>();
  for (const { at, line } of added) {
    const here = byPlace.get(at);
    if (here === undefined) byPlace.set(at, [`${line}${lineEnd}`]);
    else here.push(`${line}${lineEnd}`);
  }
  for (const [at, here] of byPlace) {
    const removed = edits.get(at);
    edits.set(at, {
      span: removed?.span ?? { start: at, end: at },
      newText: `${at === text.length ? opening : ''}${here.join('')}`,
    });
  }
  return [...edits.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Finds where a line belongs: before the first one that comes behind it in the order, whatever the order of the lines is now. */
function createPlaceFinder(text: string, lines: OrderedLines['lines']): (order: string) => number {
  // The greatest order so far grows, so that halving finds where it exceeds another one.
  const greatest: string[] = [];
  for (const { order } of lines) {
    const last = greatest.at(-1);
    greatest.push(last === undefined || order > last ? order : last);
  }
  return (order) => {
    let [from, to] = [0, greatest.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((greatest[middle] ?? '') > order) to = middle;
      else from = middle + 1;
    }
    const next = lines[from];
    return next === undefined ? text.length : findWholeLine(text, next.span).start;
  };
}
