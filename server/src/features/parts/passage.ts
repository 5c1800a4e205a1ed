import { listOverlapping, sliceSpan, touches, type Span } from '../../base/span';
import { splitSentences } from '../../digest/splitSentences';
import type { Citation } from '../../model/citation';
import type { DraftFile } from '../../workspace/textFile';

/** What a writer is saying at a place of a draft, without citations, commands and markup. */
export interface Passage {
  /** From the first letter of the sentence to behind its full stop, in the draft; empty where no sentence stands. */
  readonly span: Span;
  /** The words of the sentence; empty where no sentence stands. */
  readonly sentence: string;
  /** The words of the paragraph, those of the sentence among them. */
  readonly paragraph: string;
  /** Those of the paragraph, in order. */
  readonly citations: readonly Citation[];
}

/** A sentence without an end must not cost more than its surroundings, in UTF-16 code units around the place. */
const longestSentence = 600;

/**
 * The sentence that `place` stands in or right behind, and its paragraph: `One claim. Heads differ [@<|>` is about heads.
 * Of several sentences that a selection touches all; where only a part of one is selected, `sentence` is that part.
 * `hidden` is a citation that is being typed.
 */
export function findPassage({ text, language, scan }: DraftFile, place: Span, hidden?: Span): Passage {
  const { span: around, text: prose } = language.findProse(text, scan(), place.start);
  const masked = hidden === undefined ? prose : hide(prose, hidden.start - around.start, hidden.end - around.start);
  const sentences = splitSentences(masked).map(({ start, end }) => trimSpan(masked, { start, end })).filter(({ start, end }) => start < end);
  const local: Span = { start: place.start - around.start, end: Math.min(place.end - around.start, masked.length) };
  const touched = sentences.filter(({ start, end }) => start < local.end && local.start < end);
  const nearest = sentences.findLast(({ start }) => start <= local.start) ?? sentences[0];
  const chosen = touched.length > 0 ? touched : nearest === undefined ? [] : [nearest];
  const span: Span = { start: chosen[0]?.start ?? local.start, end: chosen.at(-1)?.end ?? local.start };
  return {
    span: { start: around.start + span.start, end: around.start + span.end },
    sentence: foldBlanks(sliceSpan(masked, local.start < local.end ? local : nearPart(span, local.start))),
    paragraph: foldBlanks(masked),
    citations: listOverlapping(scan().citations, around, (citation) => citation.span).filter(({ span: cited }) => hidden === undefined || !touches(cited, hidden.start)),
  };
}

function hide(text: string, from: number, to: number): string {
  const start = Math.max(0, Math.min(from, text.length));
  const end = Math.max(start, Math.min(to, text.length));
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function trimSpan(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  return { start: start + part.length - part.trimStart().length, end: start + part.trimEnd().length };
}

function nearPart({ start, end }: Span, at: number): Span {
  return { start: Math.max(start, Math.min(at, end) - longestSentence), end: Math.min(end, Math.max(at, start) + longestSentence) };
}

function foldBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
