import { isOrdinaryStem } from '#text';
import { isShare, type Quantity } from '../quantities/quantity';
import { isSameValue } from '../quantities/sameValue';
import type { ReadSentence } from './readSentence';

/** What a sentence of a draft and a sentence of an abstract have in common. Rare words of the abstract weigh more. */
export interface Common {
  /** The weight of the same words, without ordinary ones and those of the title, about which the whole abstract is. */
  readonly words: number;
  readonly ordinaryWords: number;
  readonly pieces: number;
  readonly sameNumbers: number;
  /** How many numbers of the draft have another value of their kind in the abstract's sentence. */
  readonly otherNumbers: number;
  /** 1 if both have numbers, otherwise 0. */
  readonly haveNumbers: number;
  /** 1 if both compare or tell results, otherwise 0. */
  readonly compare: number;
  /** The position of the sentence in the abstract, from 0 to 1. */
  readonly position: number;
  /** The logarithm of the number of words. A long sentence shares words by chance. */
  readonly length: number;
}

/**
 * Which sentence bears most: results are cited more often than the background with which an abstract begins. Fitted to the tuned half of
 * two sets of sentences with their evidence, written by hand (`npm run eval -- claims`).
 */
const weights: Readonly<Record<keyof Common, number>> = {
  words: 0.72,
  ordinaryWords: 0.64,
  pieces: 0.037,
  sameNumbers: 2.1,
  otherNumbers: 1,
  haveNumbers: 3,
  compare: 1.75,
  position: 1.5,
  length: -0.88,
};

/** How much the abstract's sentence bears on the draft's, beside the others of the same abstract. */
export function weighCommon(common: Common): number {
  return (Object.keys(weights) as (keyof Common)[]).reduce((total, name) => total + weights[name] * common[name], 0);
}

/** Compares a sentence of a draft with each sentence of an abstract; `titleStems` are the words of the paper's title. */
export function compareSentences(
  asked: ReadSentence,
  sentences: readonly ReadSentence[],
  titleStems: ReadonlySet<string>,
): readonly Common[] {
  const stemRarity = measureRarity(sentences.map(({ stems }) => stems));
  const pieceRarity = measureRarity(sentences.map(({ pieces }) => pieces));
  return sentences.map((sentence, index) => {
    const common = [...asked.stems].filter((stem) => sentence.stems.has(stem));
    const telling = common.filter((stem) => !isOrdinaryStem(stem));
    const sum = (items: readonly string[], rarity: ReadonlyMap<string, number>): number =>
      items.reduce((total, item) => total + (rarity.get(item) ?? 0), 0);
    const words = telling.filter((stem) => !titleStems.has(stem));
    const pieces = [...asked.pieces].filter((piece) => sentence.pieces.has(piece));
    const further = asked.numbers.filter((number) => !sentence.numbers.some((other) => isSameValue(number, other)));
    return {
      words: sum(words, stemRarity),
      ordinaryWords: sum(common.filter(isOrdinaryStem), stemRarity),
      pieces: sum(pieces, pieceRarity),
      sameNumbers: asked.numbers.length - further.length,
      otherNumbers: further.filter((number) => sentence.numbers.some((other) => isAlike(number, other))).length,
      haveNumbers: asked.numbers.length > 0 && sentence.numbers.length > 0 ? 1 : 0,
      compare: asked.compares && (sentence.compares || sentence.tellsResult) ? 1 : 0,
      position: index / (sentences.length - 1 || 1),
      length: Math.log(1 + sentence.stems.size),
    };
  });
}

/** Whether two numbers count the same things, have the same dimension, or are both shares. */
function isAlike(a: Quantity, b: Quantity): boolean {
  if (a.kind !== b.kind) return isShare(a) && isShare(b);
  const [x = '', y = ''] = [a.nouns[0], b.nouns[0]];
  return a.kind === 'count' ? b.nouns.includes(x) || a.nouns.includes(y) : a.kind !== 'plain';
}

/** How rare each item is among the sentences of the abstract. */
function measureRarity(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Map([...counts].map(([item, count]) => [item, Math.log(1 + sets.length / count)]));
}
