import { listOverlapping, type Span } from '../../base/span';
import { splitSentences } from '../../text/sentences/splitSentences';
import type { Citation } from '../../model/citation';
import type { Prose } from '../../model/draft';
import type { DraftFile } from '../../workspace/files/textFile';

/** The running text that `offset` is in; empty where there is none, as in code. */
export function findProse({ text, scan, language }: DraftFile, offset: number): Prose {
  return language.prose?.findProse(text, scan(), offset) ?? { span: { start: offset, end: offset }, text: '' };
}

/** A paragraph of a draft, taken apart. */
export interface ProseSentences {
  /** In the draft, ordered and disjoint; a name that begins a sentence (`@doe shows`) is a part of it. */
  readonly sentences: readonly Span[];
  readonly citations: readonly Citation[];
}

/** `text` may hide more of the paragraph than `prose` does. */
export function splitProse({ scan }: DraftFile, { span, text }: Prose): ProseSentences {
  const citations = listOverlapping(scan().citations, span, (citation) => citation.span);
  // In the text a name is blanks; behind a full stop it begins a sentence as a capital would.
  const named = citations
    .filter(({ items, span: cited }) => items[0]?.mode === 'narrative' && cited.start >= span.start)
    .reduce(
      (before, { span: cited }) => `${before.slice(0, cited.start - span.start)}A${before.slice(cited.start - span.start + 1)}`,
      text,
    );
  const sentences = splitSentences(named)
    .map(({ start, end }) => trimSpan(named, { start, end }))
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .map(({ start, end }) => ({ start: span.start + start, end: span.start + end }));
  return { sentences, citations };
}

function trimSpan(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length };
}

/** One line of words, the blanks between them folded. */
export function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
