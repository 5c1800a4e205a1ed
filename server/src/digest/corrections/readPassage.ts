import type { Span } from '../../base/span';
import { trimSpan } from '../blocks';
import type { Passage } from '../entryDraft';
import { joinLines } from '../joinLines';

/** A stretch as one paragraph, without the marks between it and the title; undefined where nothing is left. */
export function readPassage(text: string, span: Span): Passage | undefined {
  const marks = leadingMarks.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  const trimmed = trimSpan(text, span.start + marks, span.end);
  return trimmed.start === trimmed.end ? undefined : { text: joinLines(text, trimmed).replace(markdownLink, '$1'), span: trimmed };
}

/** The end of a link or of emphasis, and what parts a title from the words behind it. */
const leadingMarks = /^(?:\]\([^)\s]*\)|[\s*_|\]>:;,.–—-])+/;
const markdownLink = /!?\[([^\]\n]*)\]\([^)\s]*\)/g;
