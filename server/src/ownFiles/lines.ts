import { conflictMarks } from '../base/conflictMarks';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';
import type { OwnText } from './ownFile';

/** What was read of a text in which each line stands for itself. */
export interface LinesText<Entry> extends OwnText {
  /** In the order of the text. */
  readonly entries: readonly Written<Entry>[];
}

/** An entry with the span of its line, without the white space around it. */
export type Written<Entry> = Entry & { readonly span: Span };

/**
 * Parses a file that the writer keeps, line by line; `readLine` gets a line without the white space around it, and returns what it says
 * or the reason why it can't be read. Blank lines and lines that begin with `#` are ignored. A malformed line becomes an issue, and the
 * other lines are used. If the file has a merge conflict, the lines of both sides are used.
 */
export function parseLines<Entry extends object>(text: string, readLine: (line: string) => Entry | string): LinesText<Entry> {
  const entries: Written<Entry>[] = [];
  const issues: OwnText['issues'][number][] = [];
  let lineStart = 0;
  // A regular expression that matches whole lines can run out of stack on a very long one.
  for (const line of text.split(/[\r\n]/)) {
    const shown = line.replace(/^\ufeff/, '').trim();
    const start = lineStart + line.indexOf(shown);
    lineStart += line.length + 1;
    if (shown === '' || shown.startsWith('#')) continue;
    const span = { start, end: start + shown.length };
    const read = shown.length > maxLineLength ? tooLong : shown.search(conflictMarks) === 0 ? notJoined : readLine(shown);
    if (typeof read === 'string') issues.push({ span, reason: read });
    else entries.push({ ...read, span });
  }
  return { entries, issues, isReadable: true };
}

/** The whole line around a span in it, with its line end, which is any of those that `parseLines` knows; without a byte order mark. */
export function findWholeLine(text: string, { start, end }: Span): Span {
  const before = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
  const lineStart = start === 0 ? 0 : before + 1;
  const lineBreak = /\r\n|\r|\n/g;
  lineBreak.lastIndex = end;
  return { start: Math.max(lineStart, text.startsWith('\ufeff') ? 1 : 0), end: lineBreak.test(text) ? lineBreak.lastIndex : text.length };
}

/** The line end that a line added to a text should have: the first one in the text. */
export function detectLineEnd(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** In UTF-16 code units. `readLine` uses regular expressions, which can run out of stack on a text ten times as long. */
const maxLineLength = 1_000_000;

const tooLong = 'This line is too long.';
const notJoined = 'This file has merge conflicts. Remove this line. Until then, the lines of both versions are used.';

/** How the lines of a text are written. They are in a certain order, so that git can merge lines that several people added. */
export interface SortedLineFormat<Entry extends object> {
  /** What is written before the first line of an empty text, with `\n` as line ends. */
  readonly head: string;
  /** The entry in a line, or the reason why it has none. */
  read(line: string): Entry | string;
  /** The line of an entry without its line end; undefined for an entry that gets no line. */
  print(entry: Entry): string | undefined;
  /** What the lines are ordered by. Other hands may have mixed up their order. */
  orderOf(entry: Entry): string;
}

/** An entry to write, and the earlier lines that it replaces. */
export interface LineChange<Entry> {
  /** undefined to remove the earlier lines only. */
  readonly entry: Entry | undefined;
  /** Spans of whole lines in the text, in any order. */
  readonly outdated: readonly Span[];
}

/**
 * The edits that make the changes; empty if the text already has the lines. They do not overlap. A text whose last line does not end
 * gets no line end, so that changing it back gives the same bytes.
 */
export function editSortedLines<Entry extends object>(
  text: string,
  format: SortedLineFormat<Entry>,
  changes: readonly LineChange<Entry>[],
): readonly TextEdit[] {
  const lines = parseLines(text, format.read).entries.map((entry) => ({ span: entry.span, order: format.orderOf(entry) }));
  const printed = changes.map(({ entry, outdated }) => ({
    line: entry && format.print(entry),
    order: entry === undefined ? '' : format.orderOf(entry),
    outdated,
  }));
  const lineEnd = detectLineEnd(text);
  const edit = (whole: string): readonly TextEdit[] => editLines({ text: whole, lines, head: format.head }, printed, lineEnd);
  return /[^\r\n]$/.test(text) ? withoutLastLineEnd(text, edit(text + lineEnd), lineEnd) : edit(text);
}

interface SortedLines {
  readonly text: string;
  readonly lines: readonly { readonly span: Span; readonly order: string }[];
  readonly head: string;
}

interface PrintedChange {
  readonly line: string | undefined;
  readonly order: string;
  readonly outdated: readonly Span[];
}

/** Edits of `text` and a line end that give what `edits` of the text with the line end give, without the last line end. */
function withoutLastLineEnd(text: string, edits: readonly TextEdit[], lineEnd: string): readonly TextEdit[] {
  const first = edits.findLastIndex(({ span }, index) => edits[index - 1]?.span.end !== span.start);
  const last = edits.slice(first);
  const start = last[0]?.span.start;
  if (start === undefined || last.at(-1)?.span.end !== text.length + lineEnd.length) return edits;
  const written = last.map(({ newText }) => newText).join('');
  const lineBreak = written === '' ? (/(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0) : 0;
  const newText = start > text.length ? lineEnd + written.slice(0, -lineEnd.length) : written.slice(0, -lineEnd.length);
  return [...edits.slice(0, first), { span: { start: Math.min(start, text.length) - lineBreak, end: text.length }, newText }];
}

function editLines({ text, lines, head }: SortedLines, changes: readonly PrintedChange[], lineEnd: string): readonly TextEdit[] {
  const findPlace = createPlaceFinder(text, lines);
  const edits = new Map<number, TextEdit>();
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

/** Finds where a line belongs: before the first one that comes after it in the order, whatever the order of the lines is now. */
function createPlaceFinder(text: string, lines: SortedLines['lines']): (order: string) => number {
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
