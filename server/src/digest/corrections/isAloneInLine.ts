import type { Span } from '../../base/span';
import { listWords, type Word } from './comparedWords';

/** So far from a title its line is looked at, in UTF-16 units. */
const farthest = 300;
/** So many words of a line tell one place from others. */
const mostWordsAround = 12;

/** What stands in the line of a stretch, before and behind it, as far as it is looked at. */
interface Line {
  readonly before: string;
  readonly isFromStart: boolean;
  readonly behind: string;
  readonly isToEnd: boolean;
}

/**
 * Whether a stretch has its line, its cell of a table, or its link or emphasis at the beginning of a line for itself, but for
 * marks and numbers: as titles stand, and words in a sentence do not.
 */
export function isAloneInLine(text: string, span: Span): boolean {
  const line = readLine(text, span);
  return begins(line) && (ends(line) || isClosed(line));
}

/** The words of its line that tell where a stretch begins and ends; empty on a side where marks tell it. */
export function findWordsAround(text: string, span: Span): { readonly before: string; readonly after: string } {
  const line = readLine(text, span);
  const { before, behind } = line;
  // A word that is cut off is none of the line's.
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

/** What stands between the words of a line and no words of its own: cells, tags, addresses. */
const borderBefore = /\]\([^)\s]*\)|https?:\/\/\S+|[|\t>]/;
const borderBehind = /\]\(|https?:\/\/|[|\t<]/;

/** From the first word to the last one, without marks of emphasis and links between them. */
function sliceWords(text: string, words: readonly Word[]): string {
  return text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0).replace(/[*_`[\]]+/g, ' ');
}

/** No letters since the line, or the cell, began, or since a link ended. */
function begins({ before, isFromStart }: Line): boolean {
  return /(?:[|\t>]|\]\([^)\s]*\)|https?:\/\/\S+\s)[^\p{L}|\t>]*$/u.test(before) || (isFromStart && /^[^\p{L}]*$/u.test(before));
}

/** No letters and digits until the line, the cell or the link ends, or an address begins. */
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
