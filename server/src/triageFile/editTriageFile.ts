import { ignorable } from '../base/invisible';
import { lineStart } from '../base/lineAt';
import type { Span } from '../base/span';
import type { TextEdit } from '../model/draft';
import type { TriagedPaper } from '../model/triage';
import { foldText } from '../text/foldText';
import { namesPaper, parseTriageFile } from './parseTriageFile';

/** The content of a new file. */
export const newTriageFile = `# What you decided about new papers, one a line: day, kept, skipped, later or cited, the paper, its title.
# Lines are ordered by title, so that git can merge those of several people. Delete a line, and the paper is new again.
`;

/** A line to write into the file, and the earlier lines about the same paper, which it replaces. */
export interface TriageChange {
  /** undefined to remove the earlier lines only. */
  readonly line: TriagedPaper | undefined;
  /** Spans of whole lines in the file, in any order. */
  readonly outdated: readonly Span[];
}

/**
 * The edits that make the changes in the writer's file; empty if the file already has the lines. They do not overlap. A file whose last
 * line does not end gets no line end, so that changing it back gives the same bytes. A paper that has neither an
 * identifier nor a title that can be seen gets no line, because nothing in the line would name it.
 */
export function editTriageFile(text: string, changes: readonly TriageChange[]): readonly TextEdit[] {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (!/[^\r\n]$/.test(text)) return editLines(text, changes, lineEnd);
  return withoutLastLineEnd(text, editLines(text + lineEnd, changes, lineEnd), lineEnd);
}

/** Edits of `text` and a line end that give what `edits` of the text with the line end give, without the last line end. */
function withoutLastLineEnd(text: string, edits: readonly TextEdit[], lineEnd: string): readonly TextEdit[] {
  const first = edits.findLastIndex(({ span }, index) => edits[index - 1]?.span.end !== span.start);
  const last = edits.slice(first);
  const start = last[0]?.span.start;
  if (start === undefined || last.at(-1)?.span.end !== text.length + lineEnd.length) return edits;
  const written = last.map(({ newText }) => newText).join('');
  const lineBreak = written === '' ? (/\r?\n$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0) : 0;
  const newText = start > text.length ? lineEnd + written.slice(0, -lineEnd.length) : written.slice(0, -lineEnd.length);
  return [...edits.slice(0, first), { span: { start: Math.min(start, text.length) - lineBreak, end: text.length }, newText }];
}

function editLines(text: string, changes: readonly TriageChange[], lineEnd: string): readonly TextEdit[] {
  const findPlace = createPlaceFinder(text);
  const edits = new Map<number, TextEdit>();
  const added: { readonly at: number; readonly order: string; readonly line: string }[] = [];
  for (const { line, outdated } of changes) {
    const printed = line === undefined ? undefined : printTriage(line);
    const kept = outdated.find(({ start, end }) => text.slice(start, end) === printed);
    for (const span of outdated) if (span !== kept) edits.set(startOfLine(text, span), removeLine(text, span));
    if (line === undefined || printed === undefined || kept !== undefined) continue;
    const order = orderOf(line);
    added.push({ at: findPlace(order), order, line: printed });
  }
  added.sort((a, b) => a.at - b.at || (a.order < b.order ? -1 : 1));
  const head = text.trim() === '' ? newTriageFile.replaceAll('\n', lineEnd) : '';
  const byPlace = new Map<number, string[]>();
  for (const { at, line } of added) {
    const lines = byPlace.get(at);
    if (lines === undefined) byPlace.set(at, [`${line}${lineEnd}`]);
    else lines.push(`${line}${lineEnd}`);
  }
  for (const [at, lines] of byPlace) {
    const removed = edits.get(at);
    edits.set(at, {
      span: removed?.span ?? { start: at, end: at },
      newText: `${at === text.length ? head : ''}${lines.join('')}`,
    });
  }
  return [...edits.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Finds where a line belongs: before the first one that comes behind it in the order of the file, which other hands may have mixed up. */
function createPlaceFinder(text: string): (order: string) => number {
  const { papers } = parseTriageFile(text);
  // The greatest order so far grows, so that halving finds where it exceeds another one.
  const greatest: string[] = [];
  for (const paper of papers) {
    const [order, last] = [orderOf(paper), greatest.at(-1)];
    greatest.push(last === undefined || order > last ? order : last);
  }
  return (order) => {
    let [from, to] = [0, greatest.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((greatest[middle] ?? '') > order) to = middle;
      else from = middle + 1;
    }
    const next = papers[from];
    return next === undefined ? text.length : startOfLine(text, next.span);
  };
}

/** The line of the file with a decision; undefined if nothing in it would name the paper. */
function printTriage({ date, decision, identity, title }: TriagedPaper): string | undefined {
  const plain = title.replace(controls, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim();
  if (plain === '' && !namesPaper(identity)) return undefined;
  return `${date} ${decision} ${identity} ${plain}`.trimEnd();
}

const controls = /\p{Cc}/gu;
const invisible = new RegExp(`[${ignorable}]`, 'gu');

function orderOf({ title, identity }: TriagedPaper): string {
  return `${foldText(title)} ${identity}`;
}

/** The start of the line in which a decision is written, behind a byte order mark. */
function startOfLine(text: string, { start }: Span): number {
  return Math.max(lineStart(text, start), text.startsWith('\ufeff') ? 1 : 0);
}

function removeLine(text: string, span: Span): TextEdit {
  const lineBreak = /^[ \t]*(?:\r?\n)?/.exec(text.slice(span.end))?.[0].length ?? 0;
  return { span: { start: startOfLine(text, span), end: span.end + lineBreak }, newText: '' };
}
