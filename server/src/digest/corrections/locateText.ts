import type { Span } from '../../base/span';
import { trimBlank } from '../pages/lineBlocks';
import type { LocatedText } from '../recordDraft';
import { joinLines } from '../fields/joinLines';

/**
 * The text of a stretch on one line, without the punctuation that separates it from the title before it, and without the targets of
 * links. undefined if nothing remains.
 */
export function locateText(text: string, span: Span): LocatedText | undefined {
  const marks = leadingMarks.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  const trimmed = trimBlank(text, span.start + marks, span.end);
  return trimmed.start === trimmed.end ? undefined : { text: joinLines(text, trimmed).replace(markdownLink, '$1'), span: trimmed };
}

/** The end of a link or of emphasis, and what separates a title from the words after it. */
const leadingMarks = /^(?:\]\([^)\s]*\)|[\s*_|\]>:;,.–—-])+/;
const markdownLink = /!?\[([^\]\n]*)\]\([^)\s]*\)/g;
