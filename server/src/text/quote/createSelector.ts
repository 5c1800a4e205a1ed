import type { Span } from '../../base/span';
import type { TextQuoteSelector } from '../../model/annotation';

/** How much text before and after the passage is included at most, in UTF-16 code units. This text is shortened to whole words. */
const contextLength = 40;

/**
 * Creates a selector for the passage `span` of a text, including the words around the passage. Each run of white space becomes one
 * space. A character that the span cuts in half is included.
 */
export function createSelector(text: string, { start, end }: Span): TextQuoteSelector {
  const from = isInCharacter(text, start) ? start - 1 : start;
  const to = isInCharacter(text, end) ? end + 1 : end;
  const before = fold(text.slice(0, from));
  const after = fold(text.slice(to));
  return {
    exact: fold(text.slice(from, to)).trim(),
    prefix: before.length <= contextLength ? before.trimStart() : dropHalf(before.slice(-contextLength)).replace(/^\S*\s(?=\S)/, ''),
    suffix: after.length <= contextLength ? after.trimEnd() : dropHalf(after.slice(0, contextLength)).replace(/(?<=\S)\s\S*$/, ''),
  };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Whether the offset is between the two code units of one character. */
function isInCharacter(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/** Removes half a character (one of two code units) at either end. */
function dropHalf(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
