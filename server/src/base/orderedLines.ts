import { detectLineEnd, findWholeLine } from './parseLines';
import type { Span } from './span';

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
