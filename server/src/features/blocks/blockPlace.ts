import { indexOfSpanAt } from '../../base/span';
import type { DraftFile } from '../../workspace/files/textFile';

/** Where a block goes that the draft does not have yet: behind the cursor's paragraph, within the draft's body. */
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

/** Behind the code, comment or front matter that `at` stands in; before it where the draft ends with it. */
function leaveOpaque({ text, scan }: DraftFile, at: number): number {
  const { opaque } = scan();
  const around = opaque[indexOfSpanAt(opaque, at)];
  if (around === undefined || at === around.start || at >= around.end) return at;
  return around.end < text.length ? around.end : around.start;
}

/** A text that is inserted at a place, with a blank line before and behind. */
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
