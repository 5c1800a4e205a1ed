import { isEnglish, isOrdinaryStem, splitSentences, stemContentWord, tokenizeVariants, tokenizeWords } from '#text';
import type { Span } from '../../base/span';
import { isShare, type Quantity } from '../quantities/quantity';
import { readQuantities } from '../quantities/readQuantities';
import { isSameValue } from '../quantities/sameValue';

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
interface EvidenceSource {
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

/** What a sentence of a draft and a sentence of an abstract have in common. Rare words of the abstract weigh more. */
interface Common {
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
  /** The part of the draft's words, without ordinary ones, that the abstract's sentence has: from 0 to 1. */
  readonly share: number;
  /** The position of the sentence in the abstract, from 0 to 1. */
  readonly position: number;
  /** The logarithm of the number of words. A long sentence shares words by chance. */
  readonly length: number;
}

/** How much each thing counts. */
type Weights = Readonly<Record<keyof Common, number>>;

/** What a sentence says, as two sentences are compared. */
interface ReadSentence {
  /** The words that say something, without repetition; those of names in camel case and of compounds too. */
  readonly stems: ReadonlySet<string>;
  /** Pieces of four letters of the words that are not ordinary: `quantization` and `quantized` share `quan`. */
  readonly pieces: ReadonlySet<string>;
  readonly numbers: readonly Quantity[];
  /** Whether the sentence compares: `better than`, `improves`. */
  readonly compares: boolean;
  /** Whether the sentence tells a result: `experiments show`. */
  readonly tellsResult: boolean;
}

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
const minWords = 2;

/** An abstract has fewer sentences. The limit bounds the time for other texts. */
const maxSentences = 60;
/** A longer sentence, in UTF-16 units, is compared only by its beginning. */
const maxSentenceLength = 4000;

/** Finds the sentence of the abstract that bears most on a sentence of a draft. `sentence` is what is printed, without citations. */
export function findEvidence(sentence: string, { title, abstract }: EvidenceSource): Evidence {
  if (abstract.trim() === '') return { kind: 'no-abstract' };
  const asked = readSentence(sentence.slice(0, maxSentenceLength));
  const spans = splitSentences(abstract.replace(/\s/g, ' ')).slice(0, maxSentences);
  const passages = spans.map(({ start, end }) => readSentence(abstract.slice(start, Math.min(end, start + maxSentenceLength))));
  const titleStems = readSentence(title.slice(0, maxSentenceLength)).stems;
  const ranked = compareSentences(asked, passages, titleStems)
    .map((common, index) => ({ common, span: spans[index], score: weighCommon(common, rankWeights) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  const matches = best?.span === undefined ? [] : findMatches(asked, abstract, best.span);
  const score = best === undefined ? Number.NEGATIVE_INFINITY : weighCommon(best.common, speakWeights);
  if (best?.span !== undefined && matches.length > 0 && score >= minToSpeak)
    return { kind: 'found', span: best.span, matches, isClear: score >= minToBeClear };
  const telling = listTelling(asked);
  if (telling.length < minWords && asked.numbers.length === 0) return { kind: 'no-claim' };
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

/** Compares a sentence of a draft with each sentence of an abstract; `titleStems` are the words of the paper's title. */
function compareSentences(asked: ReadSentence, sentences: readonly ReadSentence[], titleStems: ReadonlySet<string>): readonly Common[] {
  const stemRarity = measureRarity(sentences.map(({ stems }) => stems));
  const pieceRarity = measureRarity(sentences.map(({ pieces }) => pieces));
  const asks = listTelling(asked).length;
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
      share: asks === 0 ? 0 : telling.length / asks,
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

/** The words of the sentence that are not ordinary, as stems. */
function listTelling({ stems }: ReadSentence): readonly string[] {
  return [...stems].filter((stem) => !isOrdinaryStem(stem));
}

function weighCommon(common: Common, weights: Weights): number {
  return (Object.keys(weights) as (keyof Common)[]).reduce((total, name) => total + weights[name] * common[name], 0);
}

/** How rare each item is among the sentences of the abstract. */
function measureRarity(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Map([...counts].map(([item, count]) => [item, Math.log(1 + sets.length / count)]));
}

const comparison =
  /\b(?:than|better|best|outperform|beat|improv|more|less|fewer|worse|gain|rais|surpass|ahead|lower|higher|state[- ]of[- ]the[- ]art)/i;
const result = /\b(?:results?|experiment|find|found|show)/i;

function readSentence(text: string): ReadSentence {
  const stems = new Set(readStems(text).map(({ stem }) => stem));
  const pieces = new Set([...stems].filter((stem) => !isOrdinaryStem(stem)).flatMap(cutIntoPieces));
  return { stems, pieces, numbers: readQuantities(text), compares: comparison.test(text), tellsResult: result.test(text) };
}

/** The words of a text with their stems, without stop words: in order, then the parts of names and compounds. */
function readStems(text: string): readonly (Span & { readonly stem: string })[] {
  return [...tokenizeWords(text), ...tokenizeVariants(text)].flatMap(({ term, start, end }) => {
    const stem = stemContentWord(term);
    return stem === undefined ? [] : [{ stem, start, end }];
  });
}

function cutIntoPieces(stem: string): readonly string[] {
  const padded = ` ${stem} `;
  return Array.from({ length: Math.max(0, padded.length - 3) }, (_, at) => padded.slice(at, at + 4));
}
