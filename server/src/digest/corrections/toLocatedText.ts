import type { Span } from '../../base/span';
import { joinLines } from '../fields/joinLines';
import { trimBlank } from '../pages/lineBlocks';
import type { LocatedText } from '../recordDraft';

/**
 * The text of a span on one line, without the targets of links. Punctuation at the beginning, which separates the text from a title
 * before it, is removed too. undefined if nothing remains.
 */
export function toLocatedText(text: string, span: Span): LocatedText | undefined {
  const marks = leadingMarks.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  const trimmed = trimBlank(text, span.start + marks, span.end);
  return trimmed.start === trimmed.end ? undefined : { text: joinLines(text, trimmed).replace(markdownLink, '$1'), span: trimmed };
}

/** Characters at the beginning of a text that follows a title: the end of a link or of emphasis, and punctuation. */
const leadingMarks = /^(?:\]\([^)\s]*\)|[\s*_|\]>:;,.–—-])+/;
const markdownLink = /!?\[([^\]\n]*)\]\([^)\s]*\)/g;
