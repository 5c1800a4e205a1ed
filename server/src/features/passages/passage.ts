import type { Span } from '../../base/span';
import type { Citation } from '../../model/citation';
import type { DraftFile } from '../../workspace/files/textFile';
import { findProse, foldBlanks, splitProse } from './draftSentences';

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
    sentence: foldBlanks(words.slice(said.start - around.start, said.end - around.start)),
    paragraph: foldBlanks(words),
    citations: citations.filter(({ span: cited }) => hidden === undefined || cited.end <= hidden.start || hidden.end <= cited.start),
  };
}

/** As a context that re-ranks what is typed: at each key, so of a long paragraph the sentence alone. */
export function toContext({ sentence, paragraph }: Passage): string {
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
