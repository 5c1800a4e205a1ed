import type { Span } from '../../base/span';
import type { TextQuoteSelector } from '../../model/annotation';

/** In UTF-16 code units, before and behind; cut at a word. */
const contextLength = 40;

/** The passage `span` of a text, with the words around it; white space is folded. */
export function createSelector(text: string, { start, end }: Span): TextQuoteSelector {
  const before = fold(text.slice(0, start));
  const behind = fold(text.slice(end));
  return {
    exact: fold(text.slice(start, end)).trim(),
    prefix: before.length <= contextLength ? before.trimStart() : before.slice(-contextLength).replace(/^\S*\s/, ''),
    suffix: behind.length <= contextLength ? behind.trimEnd() : behind.slice(0, contextLength).replace(/\s\S*$/, ''),
  };
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ');
}
