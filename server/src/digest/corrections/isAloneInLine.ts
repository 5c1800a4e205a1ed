import type { Span } from '../../base/span';
import { listWords, type Word } from './comparedWords';

/** In UTF-16 units. The line of a title is examined up to this distance. */
const farthest = 300;
/** This many words of a line identify a position. */
const mostWordsAround = 12;

/** The line around a stretch, as far as it is examined. */
interface Line {
  readonly before: string;
  readonly isFromStart: boolean;
  readonly behind: string;
  readonly isToEnd: boolean;
}

/**
 * Whether a stretch has its line, its table cell, or the link or emphasis at the beginning of its line to itself, apart from marks
 * and numbers. Titles are written like this, words in a sentence are not.
 */
export function isAloneInLine(text: string, span: Span): boolean {
  const line = readLine(text, span);
  return begins(line) && (ends(line) || isClosed(line));
}

/** The words of its line that show where a stretch begins and ends; empty on a side where punctuation shows it. */
export function findWordsAround(text: string, span: Span): { readonly before: string; readonly after: string } {
  const line = readLine(text, span);
  const { before, behind } = line;
  // A word that is cut off cannot be used.
  const near = before.split(borderBefore).at(-1) ?? '';
  const behindIt = behind.split(borderBehind, 1)[0] ?? '';
  const wordsBefore = begins(line)
    ? []
    : listWords(near)
        .slice(line.isFromStart || near !== before ? 0 : 1)
        .slice(-mostWordsAround);
  const wordsBehind =
    ends(line) || (begins(line) && isClosed(line))
      ? []
      : listWords(behindIt)
          .slice(0, line.isToEnd || behindIt !== behind ? undefined : -1)
          .slice(0, mostWordsAround);
  return { before: sliceWords(near, wordsBefore), after: sliceWords(behindIt, wordsBehind) };
}

/** Separates the words of a line: cells, tags, addresses. */
const borderBefore = /\]\([^)\s]*\)|https?:\/\/\S+|[|\t>]/;
const borderBehind = /\]\(|https?:\/\/|[|\t<]/;

/** From the first word to the last one, without emphasis and links between them. */
function sliceWords(text: string, words: readonly Word[]): string {
  return text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0).replace(/[*_`[\]]+/g, ' ');
}

/** Whether there are no letters before it since the line or cell began or a link ended. */
function begins({ before, isFromStart }: Line): boolean {
  return /(?:[|\t>]|\]\([^)\s]*\)|https?:\/\/\S+\s)[^\p{L}|\t>]*$/u.test(before) || (isFromStart && /^[^\p{L}]*$/u.test(before));
}

/** Whether there are no letters or digits after it until the line, the cell or the link ends or an address begins. */
function ends({ behind, isToEnd }: Line): boolean {
  return /^[^\p{L}\p{N}|\t<]*(?:[|\t<]|\]\(|https?:\/\/)/u.test(behind) || (isToEnd && /^[^\p{L}\p{N}]*$/u.test(behind));
}

/** `[title](address) words`, `**title** words`. */
function isClosed({ before, behind }: Line): boolean {
  const mark = before.at(-1) ?? '';
  return (mark === '[' && behind.startsWith(']')) || (/[*_]/.test(mark) && behind.startsWith(mark));
}

/** `- [x] ` */
const checkbox = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[xX]\](?=[ \t])/;

function readLine(text: string, { start, end }: Span): Line {
  const above = text.slice(Math.max(0, start - farthest), start);
  const below = text.slice(end, end + farthest);
  const lineStart = Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1;
  const lineEnd = below.search(/[\r\n]/);
  return {
    before: above.slice(lineStart).replace(checkbox, (marks) => ' '.repeat(marks.length)),
    isFromStart: lineStart > 0 || start <= farthest,
    behind: lineEnd === -1 ? below : below.slice(0, lineEnd),
    isToEnd: lineEnd !== -1 || end + farthest >= text.length,
  };
}
