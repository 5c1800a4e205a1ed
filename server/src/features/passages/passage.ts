import type { Span } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { DraftFile } from '../../workspace/files/textFile';
import { findProse, collapseWhiteSpace, splitProse } from './draftSentences';

/** A sentence of a draft and its paragraph. Their text is without citations, commands and markup. */
export interface Passage {
  /** The span of the sentence in the draft, including the full stop; empty if there is no sentence. */
  readonly span: Span;
  /** The words of the sentence; empty if there is none. */
  readonly sentence: string;
  /** The words of the paragraph, including those of the sentence. */
  readonly paragraph: string;
  /** The citations in the paragraph, in the order of the text. */
  readonly citations: readonly Citation[];
}

/** Of a long sentence, at most this many UTF-16 code units before and after the cursor are used. */
const longestSentence = 600;

/**
 * The sentence around `place`, or else the one before it or the first one of the paragraph; and the paragraph. With the cursor at the
 * end of `One claim. Heads differ [@`, the sentence is `Heads differ`. If `place` is a selection, the span includes all sentences that
 * the selection overlaps, but `sentence` contains only the selected words. `hidden` is the span of a citation that is being typed,
 * which is ignored.
 */
export function findPassage(draft: DraftFile, place: Span, hidden?: Span): Passage {
  const prose = findProse(draft, place.start);
  const around = prose.span;
  const words = hidden === undefined ? prose.text : hide(prose.text, hidden.start - around.start, hidden.end - around.start);
  const { sentences, citations } = splitProse(draft, { span: around, text: words });
  const wanted: Span = { start: place.start, end: Math.min(place.end, around.end) };
  const touched = sentences.filter(({ start, end }) => start < wanted.end && wanted.start < end);
  const nearest = sentences.findLast(({ start }) => start <= wanted.start) ?? sentences[0];
  const chosen = touched.length > 0 ? touched : nearest === undefined ? [] : [nearest];
  const span: Span = { start: chosen[0]?.start ?? wanted.start, end: chosen.at(-1)?.end ?? wanted.start };
  const said = wanted.start < wanted.end ? wanted : nearPart(span, wanted.start);
  return {
    span,
    sentence: collapseWhiteSpace(words.slice(said.start - around.start, said.end - around.start)),
    paragraph: collapseWhiteSpace(words),
    citations: citations.filter(({ span: cited }) => hidden === undefined || cited.end <= hidden.start || hidden.end <= cited.start),
  };
}

/**
 * When the writer types search words, the papers found are ranked by how near they are to this text: the sentence, or the paragraph if
 * there is no sentence. The paragraph is not always used, because that would take too long at each keystroke.
 */
export function toSearchContext({ sentence, paragraph }: Passage): string {
  return sentence === '' ? paragraph : sentence;
}

function hide(text: string, from: number, to: number): string {
  const start = Math.max(0, Math.min(from, text.length));
  const end = Math.max(start, Math.min(to, text.length));
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function nearPart({ start, end }: Span, at: number): Span {
  return { start: Math.max(start, Math.min(at, end) - longestSentence), end: Math.min(end, Math.max(at, start) + longestSentence) };
}
