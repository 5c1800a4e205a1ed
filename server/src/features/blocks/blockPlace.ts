import { indexOfSpanAt } from '../../base/span';
import type { DraftFile } from '../../workspace/files/textFile';

/**
 * The offset where a new block is inserted: after the paragraph around `offset`, or at `offset` itself if that is on a blank line. The
 * result is within the body of the draft.
 */
export function findEndOfParagraph(draft: DraftFile, offset: number): number {
  const { text, language } = draft;
  const body = language.findBody(text);
  const place = Math.max(body.start, Math.min(offset, body.end));
  const blank = /\r?\n[ \t]*\r?\n|$/g;
  blank.lastIndex = place;
  const lineStart = text.lastIndexOf('\n', place - 1) + 1;
  const isOnBlankLine = text.slice(lineStart, place).trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(place));
  const end = isOnBlankLine ? place : (blank.exec(text)?.index ?? text.length);
  return Math.min(leaveOpaque(draft, end), body.end);
}

/**
 * Moves `at` out of the code, comment or front matter that surrounds it: to the end of that text, or to its start if it extends to the
 * end of the draft.
 */
function leaveOpaque({ text, scan }: DraftFile, at: number): number {
  const { opaque } = scan();
  const around = opaque[indexOfSpanAt(opaque, at)];
  if (around === undefined || at === around.start || at >= around.end) return at;
  return around.end < text.length ? around.end : around.start;
}

/**
 * Returns `inserted` with as many line breaks before and after it as are needed to separate it by blank lines from the text around
 * `at`.
 */
export function withBlankLines(text: string, at: number, inserted: string): string {
  const before = text.slice(0, at).trimEnd();
  const gapBefore = before === '' ? '' : '\n'.repeat(Math.max(0, 2 - countLineEnds(text.slice(before.length, at))));
  const behind = text.slice(at);
  const gapBehind =
    behind.trim() === ''
      ? behind.includes('\n')
        ? ''
        : '\n'
      : '\n'.repeat(Math.max(0, 2 - countLineEnds(/^\s*/.exec(behind)?.[0] ?? '')));
  return `${gapBefore}${inserted}${gapBehind}`;
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
