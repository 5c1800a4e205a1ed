import { isEnglish } from '../../text/words/isEnglish';
import { readQuantities } from '../quantities/readQuantities';
import { isSameValue } from '../quantities/sameValue';
import type { Span } from '../../base/span';
import { splitSentences } from '../../text/sentences/splitSentences';
import { compareSentences, listTelling, weighCommon, type Weights } from './compareSentences';
import { readSentence, readStems, type ReadSentence } from './readSentence';

/** What an abstract says of a sentence that cites its paper. */
export type Evidence =
  | {
      readonly kind: 'found';
      /** The sentence of the abstract that bears on it most. Offsets in the abstract. */
      readonly span: Span;
      /** The words of that sentence that the draft has too, in order and without overlaps. Offsets in the abstract. */
      readonly matches: readonly Span[];
      /** Whether they share so much that the sentence of the abstract is hardly one that only resembles it. */
      readonly isClear: boolean;
    }
  | {
      /** No sentence of the abstract speaks of it. */
      readonly kind: 'nothing';
      /** Whether the sentence says much and shares no word with the title or the abstract, except ordinary words. */
      readonly isCertain: boolean;
    }
  /**
   * - `other-language`: the abstract or the sentence is not in English;
   * - `no-claim`: the sentence has too few words that say something, such as "See also [@kivi]".
   */
  | { readonly kind: 'no-abstract' | 'other-language' | 'no-claim' };

/** The part of a paper that is compared with a sentence. */
export interface EvidenceSource {
  readonly title: string;
  readonly abstract: string;
}

/*
 * Both weights are fitted to the tuned half of two sets of sentences with their evidence, written by hand (`npm run eval -- claims`).
 */

/** Which sentence bears most. Results are cited more often than the background with which an abstract begins. */
const rankWeights: Weights = {
  words: 0.72,
  ordinaryWords: 0.64,
  pieces: 0.037,
  sameNumbers: 2.1,
  otherNumbers: 1,
  haveNumbers: 3,
  compare: 1.75,
  share: 0,
  position: 1.5,
  length: -0.88,
};

/** Whether that sentence speaks of the same at all. */
const speakWeights: Weights = {
  words: 0,
  ordinaryWords: 0.66,
  pieces: 0.088,
  sameNumbers: 1.9,
  otherNumbers: 0.6,
  haveNumbers: 0,
  compare: 1.35,
  share: 2.6,
  position: 0,
  length: -1,
};
/** With this value, "nothing" is said wrongly of 1 in 100 sentences of the tuned half. */
const minToSpeak = -1.7;
/**
 * Of the sentences of both halves, 9 in 10 that the abstract supports reach this value, 3 in 4 paraphrases, and 1 in 20 sentences on
 * other papers. With `minToSpeak` it is 1 in 5 of the latter.
 */
const minToBeClear = 0;
/** Of the sentences of both halves with at least so many words that are not ordinary, none that the abstract speaks of shares no word with it. */
const minWordsForCertainty = 7;

/** A sentence with fewer words that are not ordinary, and without a number, makes no claim. */
const fewestWords = 2;

/** An abstract has fewer sentences. The limit bounds the time for other texts. */
const mostSentences = 60;
/** A longer sentence, in UTF-16 units, is compared only by its beginning. */
const longestSentence = 4000;

/** Finds the sentence of the abstract that bears most on a sentence of a draft. `sentence` is what is printed, without citations. */
export function findEvidence(sentence: string, { title, abstract }: EvidenceSource): Evidence {
  if (abstract.trim() === '') return { kind: 'no-abstract' };
  const asked = readSentence(sentence.slice(0, longestSentence));
  const spans = splitSentences(abstract.replace(/\s/g, ' ')).slice(0, mostSentences);
  const passages = spans.map(({ start, end }) => readSentence(abstract.slice(start, Math.min(end, start + longestSentence))));
  const titleStems = readSentence(title.slice(0, longestSentence)).stems;
  const ranked = compareSentences(asked, passages, titleStems)
    .map((common, index) => ({ common, span: spans[index], score: weighCommon(common, rankWeights) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const matches = best?.span === undefined ? [] : findMatches(asked, abstract, best.span);
  const score = best === undefined ? Number.NEGATIVE_INFINITY : weighCommon(best.common, speakWeights);
  if (best?.span !== undefined && matches.length > 0 && score >= minToSpeak)
    return { kind: 'found', span: best.span, matches, isClear: score >= minToBeClear };
  const telling = listTelling(asked);
  if (telling.length < fewestWords && asked.numbers.length === 0) return { kind: 'no-claim' };
  if (isEnglish(abstract) !== isEnglish(sentence)) return { kind: 'other-language' };
  const isShared = (stem: string): boolean => titleStems.has(stem) || passages.some(({ stems }) => stems.has(stem));
  return { kind: 'nothing', isCertain: telling.length >= minWordsForCertainty && !telling.some(isShared) };
}

function findMatches(asked: ReadSentence, abstract: string, { start, end }: Span): readonly Span[] {
  const text = abstract.slice(start, end);
  const numbers = readQuantities(text).filter((quantity) => asked.numbers.some((number) => isSameValue(number, quantity)));
  const spans = [...readStems(text).filter(({ stem }) => asked.stems.has(stem)), ...numbers.map(({ span }) => span)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const joined: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    // Words with nothing but a space or a hyphen between them are one match.
    if (last !== undefined && /^[\s-]?$/.test(text.slice(last.end, Math.max(last.end, span.start))))
      last.end = Math.max(last.end, span.end);
    else joined.push({ start: span.start, end: span.end });
  }
  return joined.map((span) => ({ start: start + span.start, end: start + span.end }));
}
