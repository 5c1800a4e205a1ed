import { lineEnd, lineStart } from '../../base/lineAt';
import { sliceSpan, trimSpan, type Span } from '../../base/span';
import type { Piece } from '../marked/markedLine';
import { readMarkdownLines } from '../marked/markdown/markdownLines';
import type { Correction } from './correction';
import { foldWords } from './corrections';
import { findWordsAround } from './isAloneInLine';
import { listWords } from './comparedWords';

/** Longer selections are no titles, in UTF-16 units. */
const longestTitle = 500;

/** That these words are a title. What stands around them in their line is told where it needs to be. undefined where they can be none. */
export function namePaper(text: string, selected: Span): Correction | undefined {
  const span = trimTitle(text, selected);
  const title = foldSpace(readShown(text, span));
  if (span.end - span.start > longestTitle || foldWords(title) === '' || /\n[^\S\n]*\r?\n/.test(sliceSpan(text, span))) return undefined;
  const { before, after } = findWordsAround(text, span);
  return { kind: 'paper', before: foldSpace(before), title, after: foldSpace(after) };
}

/** That a title is none. undefined where it has no words to be known by. */
export function denyPaper(title: string): Correction | undefined {
  return foldWords(title) === '' ? undefined : { kind: 'no-paper', before: '', title: foldSpace(title), after: '' };
}

/** The words of a stretch as a person reads them: without the marks of links and emphasis, entities decoded. */
function readShown(text: string, { start, end }: Span): string {
  const from = lineStart(text, start);
  const lines = readMarkdownLines(text.slice(from, lineEnd(text, end)));
  const shown = lines
    .map(({ pieces }) => pieces.map((piece) => cutPiece(piece, { start: start - from, end: end - from })).join(''))
    .join('\n');
  return foldWords(shown) === '' ? text.slice(start, end) : shown;
}

function cutPiece({ text, span }: Piece, { start, end }: Span): string {
  if (span.end <= start || span.start >= end) return '';
  const isVerbatim = text.length === span.end - span.start;
  return isVerbatim ? text.slice(Math.max(0, start - span.start), Math.min(text.length, end - span.start)) : text;
}

/** On one line, without the mark that parts a title from the words around it. */
function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('||', '|').trim();
}

/** From the first word to the last one, with brackets, quotation marks and the like that belong to them. */
function trimTitle(text: string, selected: Span): Span {
  const words = listWords(text, selected);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return trimSpan(text, selected);
  const head = /[("“‘'$\\]*$/.exec(text.slice(selected.start, first.start))?.[0].length ?? 0;
  const tail = /^[)?!"”’'%+$]*/.exec(text.slice(last.end, selected.end))?.[0].length ?? 0;
  const whole = { start: first.start - head, end: last.end + tail };
  return /^"[^"]*"$/.test(sliceSpan(text, whole)) ? { start: whole.start + 1, end: whole.end - 1 } : whole;
}
