import { listOverlapping, trimSpan, type Span } from '../../base/span';
import { farthestProse } from '../../drafts/proseMask';
import { splitSentences } from '../../text/sentences/splitSentences';
import type { Citation } from '../../model/citation';
import type { Prose } from '../../model/draft';
import type { DraftFile } from '../../workspace/files/textFile';

/** The prose that an offset of a draft is in; empty if it is in none, as in code. */
export function findProse({ text, scan, language }: DraftFile, offset: number): Prose {
  return language.prose?.findProse(text, scan(), offset) ?? { span: { start: offset, end: offset }, text: '' };
}

/** A sentence in the prose of a draft. */
export interface DraftSentence {
  /** From its first letter to behind its full stop. */
  readonly span: Span;
  /** Its words in one line, without citations, commands and markup; never empty. */
  readonly text: string;
}

/** All sentences of a draft, in order and disjoint. */
export function listSentences(draft: DraftFile): readonly DraftSentence[] {
  const { text } = draft;
  const found: DraftSentence[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const prose = findProse(draft, at);
    const further = splitProse(draft, prose)
      .sentences.filter(({ end }) => end > done)
      .map(({ start, end }) => ({ start: Math.max(start, done), end }));
    // Prose is read for some thousand characters. What it cuts off is read again from the beginning of the sentence, or else goes on there.
    const isCut = prose.span.end === at + farthestProse;
    const again = isCut && further.length > 1 ? further.at(-1) : undefined;
    for (const span of further) {
      const words = foldBlanks(sliceProse(prose, span));
      if (span !== again && words !== '') found.push({ span, text: words });
    }
    done = again?.start ?? Math.max(prose.span.end, at);
    at = isCut ? done : startOfNextLine(text, done);
  }
  return found;
}

/** The words of a span of a draft. */
export function sliceProse({ span, text }: Prose, { start, end }: Span): string {
  return text.slice(start - span.start, end - span.start);
}

function startOfNextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** A paragraph of a draft, divided into sentences. */
export interface ProseSentences {
  /** In the draft, ordered and disjoint; a name that begins a sentence (`@doe shows`) is a part of it. */
  readonly sentences: readonly Span[];
  readonly citations: readonly Citation[];
}

/** `text` may hide more of the paragraph than `prose` does. */
export function splitProse({ scan }: DraftFile, { span, text }: Prose): ProseSentences {
  const citations = listOverlapping(scan().citations, span, (citation) => citation.span);
  // Citations are spaces in the text: one that names authors, `@doe shows`, gets a capital that a sentence can begin with.
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

/** One line of words, the blanks between them folded. */
export function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
