import type { Common } from './compareSentences';
import { listTelling, type ReadSentence } from './readSentence';

/** What tells whether a paper says what a sentence says of it. */
export interface Support {
  /** Of the sentence of the abstract that bears most: see `Common`. */
  readonly ordinaryWords: number;
  readonly pieces: number;
  readonly sameNumbers: number;
  readonly length: number;
  /** The share of the sentence's words, without ordinary ones, that the title and the abstract have: from 0 to 1. */
  readonly share: number;
  /** The logarithm of their number. */
  readonly shared: number;
  /** How many of them the title has, at most four. */
  readonly inTitle: number;
  /** The logarithm of the number of words of the sentence. A long one shares words by chance. */
  readonly asked: number;
}

/**
 * Fitted to the tuned half of sentences with papers that they cite, with papers drawn at random and with near papers (`npm run eval --
 * fit-support`). The directions of the texts (`wordVectors`) told near papers no better apart.
 */
const weights: Readonly<Record<keyof Support, number>> = {
  ordinaryWords: 0.293,
  pieces: 0.0385,
  sameNumbers: 1.43,
  length: -0.801,
  share: 3.8,
  shared: 0.762,
  inTitle: 0.705,
  asked: -0.418,
};

/** With less support, a sentence of the abstract is not shown. Of the tuned half's sentences on abstracts, 92 in 100 have it. */
export const minSupport = -0.3;
/** With less support, the abstract doesn't say what the sentence says. Of the same sentences, 99 in 100 have it. */
export const minSupportOfDoubt = -2.7;

/** How far the title and the abstract support a sentence. */
export function weighSupport(support: Support): number {
  return (Object.keys(weights) as (keyof Support)[]).reduce((total, name) => total + weights[name] * support[name], 0);
}

/** `best` is what the sentence has in common with the sentence of the abstract that bears most on it. */
export function measureSupport(
  asked: ReadSentence,
  best: Common,
  titleStems: ReadonlySet<string>,
  sentences: readonly ReadSentence[],
): Support {
  const telling = listTelling(asked);
  const shared = telling.filter((stem) => titleStems.has(stem) || sentences.some(({ stems }) => stems.has(stem))).length;
  return {
    ordinaryWords: best.ordinaryWords,
    pieces: best.pieces,
    sameNumbers: best.sameNumbers,
    length: best.length,
    share: shared / Math.max(1, telling.length),
    shared: Math.log(1 + shared),
    inTitle: Math.min(4, telling.filter((stem) => titleStems.has(stem)).length),
    asked: Math.log(1 + asked.stems.size),
  };
}
