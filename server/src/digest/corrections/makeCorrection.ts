import { sliceSpan, trimSpan, type Span } from '../../base/span';
import type { Correction } from './correction';
import { foldWords } from './corrections';
import { findWordsAround } from './standsAlone';
import { listWords } from './words';

/** Longer selections are no titles, in UTF-16 units. */
const longestTitle = 500;

/** That these words are a title. What stands around them in their line is told where it needs to be. undefined where they can be none. */
export function namePaper(text: string, selected: Span): Correction | undefined {
  const span = trimTitle(text, selected);
  const title = foldSpace(sliceSpan(text, span));
  if (span.end - span.start > longestTitle || foldWords(title) === '' || /\n[^\S\n]*\r?\n/.test(sliceSpan(text, span))) return undefined;
  const { before, after } = findWordsAround(text, span);
  return { kind: 'paper', before: foldSpace(before), title, after: foldSpace(after) };
}

/** That a title is none. undefined where it has no words to be known by. */
export function denyPaper(title: string): Correction | undefined {
  return foldWords(title) === '' ? undefined : { kind: 'no-paper', before: '', title: foldSpace(title), after: '' };
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

/** What parts a line into pieces: links, tags, emphasis, cells, marks of lists and headings. */
const borders = /\]\([^)\s]*\)|<[^<>\n]*>|https?:\/\/\S+|[|\t[\]]|\*\*|__|^[\s>#*+•·–-]+|^\(?\d{1,4}[.)\]]\s+/g;

/** The piece of a line that most likely is a title: the one at the place, or else the first of three words, or the longest. */
export function guessTitle(text: string, line: Span, offset: number): Span {
  const pieces: Span[] = [];
  let from = line.start;
  for (const { 0: border, index } of sliceSpan(text, line).matchAll(borders)) {
    pieces.push({ start: from, end: line.start + index });
    from = line.start + index + border.length;
  }
  pieces.push({ start: from, end: line.end });
  const counted = pieces.map((span) => ({ span, words: listWords(text, span).length })).filter(({ words }) => words > 0);
  const at = counted.find(({ span }) => span.start < offset && offset < span.end);
  const longest = counted.reduce((best, piece) => (piece.words > best.words ? piece : best), { span: line, words: 0 });
  return (at ?? counted.find(({ words }) => words > 2) ?? longest).span;
}
