import type { Span } from '../../base/span';
import { listWords, type Word } from './comparedWords';
import type { TitleCorrection } from './correction';

/** How much of the line is examined before and after a title, in UTF-16 units. */
const maxDistance = 300;
/** A correction gets at most this many words from each side of a title. */
const maxWordsAround = 12;

/** The examined part of the line around a span. */
interface Line {
  readonly before: string;
  readonly isFromStart: boolean;
  readonly rest: string;
  readonly isToEnd: boolean;
}

/**
 * Whether a span is alone in its line, in its table cell, or in a link or emphasis at the beginning of the line or cell. Punctuation
 * may be on both sides of it, and numbers before it. Titles are often written like this; words in a sentence are not. Anything may be
 * at the ends that are `open`.
 */
export function isAloneInLine(text: string, span: Span, open?: TitleCorrection['open']): boolean {
  const line = readLine(text, span);
  const [isStartOpen, isEndOpen] = [open === 'start' || open === 'both', open === 'end' || open === 'both'];
  return (isStartOpen || begins(line)) && (isEndOpen || ends(line) || isClosed(line));
}

/**
 * The words before and after a span in its line, which show where the span begins and ends. On a side on which the line, cell or
 * link ends, no words are needed, so the text is empty.
 */
export function findWordsAround(text: string, span: Span): { readonly before: string; readonly after: string } {
  const line = readLine(text, span);
  const { before, rest } = line;
  // A word at the edge of the examined part may be incomplete, so it is not used.
  const near = before.split(borderBefore).at(-1) ?? '';
  const afterIt = rest.split(borderAfter, 1)[0] ?? '';
  const wordsBefore = begins(line)
    ? []
    : listWords(near)
        .slice(line.isFromStart || near !== before ? 0 : 1)
        .slice(-maxWordsAround);
  const wordsAfter =
    ends(line) || (begins(line) && isClosed(line))
      ? []
      : listWords(afterIt)
          .slice(0, line.isToEnd || afterIt !== rest ? undefined : -1)
          .slice(0, maxWordsAround);
  return { before: sliceWords(near, wordsBefore), after: sliceWords(afterIt, wordsAfter) };
}

/** Words beyond these borders are not used. A border is the end of a table cell, a tag, a web address, or the target of a link. */
const borderBefore = /\]\([^)\s]*\)|https?:\/\/\S+|[|\t>]/;
const borderAfter = /\]\(|https?:\/\/|[|\t<]/;

/** The text from the first word to the last one, with blanks instead of Markdown marks such as `**` and `[`. */
function sliceWords(text: string, words: readonly Word[]): string {
  return text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0).replace(/[*_`[\]]+/g, ' ');
}

/**
 * Whether no letter comes before the span in its line or cell. A tag, a link or a web address before the span counts as the
 * beginning of the line.
 */
function begins({ before, isFromStart }: Line): boolean {
  return /(?:[|\t>]|\]\([^)\s]*\)|https?:\/\/\S+\s)[^\p{L}|\t>]*$/u.test(before) || (isFromStart && /^[^\p{L}]*$/u.test(before));
}

/**
 * Whether no letter or digit comes after the span in its line, cell or link text. A tag or a web address after the span counts as
 * the end of the line.
 */
function ends({ rest, isToEnd }: Line): boolean {
  return /^[^\p{L}\p{N}|\t<]*(?:[|\t<]|\]\(|https?:\/\/)/u.test(rest) || (isToEnd && /^[^\p{L}\p{N}]*$/u.test(rest));
}

/** Whether the span ends where its link or emphasis ends: `[title](address) words`, `**title** words`. */
function isClosed({ before, rest }: Line): boolean {
  const mark = before.at(-1) ?? '';
  return (mark === '[' && rest.startsWith(']')) || (/[*_]/.test(mark) && rest.startsWith(mark));
}

/** The ticked box of a list item, such as `- [x] `. The `x` does not count as a letter before the title. */
const checkbox = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[xX]\](?=[ \t])/;

function readLine(text: string, { start, end }: Span): Line {
  const above = text.slice(Math.max(0, start - maxDistance), start);
  const below = text.slice(end, end + maxDistance);
  const lineStart = Math.max(above.lastIndexOf('\n'), above.lastIndexOf('\r')) + 1;
  const lineEnd = below.search(/[\r\n]/);
  return {
    before: above.slice(lineStart).replace(checkbox, (marks) => ' '.repeat(marks.length)),
    isFromStart: lineStart > 0 || start <= maxDistance,
    rest: lineEnd === -1 ? below : below.slice(0, lineEnd),
    isToEnd: lineEnd !== -1 || end + maxDistance >= text.length,
  };
}
