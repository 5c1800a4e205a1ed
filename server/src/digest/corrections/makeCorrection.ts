import { lineEnd, lineStart, toLine } from '../../base/lineIndex';
import { type Span, sliceSpan, trimSpan } from '../../base/span';
import { readMarkdownLines } from '../marked/markdown/markdownLines';
import type { Piece } from '../marked/markedLine';
import { listWords } from './comparedWords';
import type { TitleCorrection } from './correction';
import { foldWords } from './corrections';
import { findWordsAround } from './isAloneInLine';

/** The longest selection that is accepted as a title, in UTF-16 units. */
const maxTitleLength = 500;

/**
 * The correction that makes the selected words a title. If words around them in their line are needed to show where the title begins or
 * ends, the correction includes those words. undefined if the selection has no words, is too long, or contains a blank line.
 */
export function makePaperCorrection(text: string, selected: Span): TitleCorrection | undefined {
  const span = trimTitle(text, selected);
  const title = foldSpace(readAsDisplayed(text, span));
  if (span.end - span.start > maxTitleLength || foldWords(title) === '' || /\n[^\S\n]*\r?\n/.test(sliceSpan(text, span))) return undefined;
  const { before, after } = findWordsAround(text, span);
  return { kind: 'paper', before: foldSpace(before), title, after: foldSpace(after) };
}

/** The correction that says that `title` is not the title of a paper. undefined if `title` has no words. */
export function makeNoPaperCorrection(title: string): TitleCorrection | undefined {
  return foldWords(title) === '' ? undefined : { kind: 'no-paper', before: '', title: foldSpace(title), after: '' };
}

/**
 * The text of a span as Markdown displays it, without marks and with entities decoded. If no words are displayed, returns the source
 * text.
 */
function readAsDisplayed(text: string, { start, end }: Span): string {
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

/** Replaces controls and each run of white space by one blank, and `||`, which separates a title from the words around it, by `|`. */
function foldSpace(text: string): string {
  return toLine(text).replaceAll('||', '|');
}

/**
 * Trims a selection to its words. Brackets, quotation marks and similar signs next to the words are kept, except straight quotation
 * marks around the whole title.
 */
function trimTitle(text: string, selected: Span): Span {
  const words = listWords(text, selected);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return trimSpan(text, selected);
  const head = /[("“‘'$\\]*$/.exec(text.slice(selected.start, first.start))?.[0].length ?? 0;
  const tail = /^[)?!"”’'%+$]*/.exec(text.slice(last.end, selected.end))?.[0].length ?? 0;
  const whole = { start: first.start - head, end: last.end + tail };
  return /^"[^"]*"$/.test(sliceSpan(text, whole)) ? { start: whole.start + 1, end: whole.end - 1 } : whole;
}
