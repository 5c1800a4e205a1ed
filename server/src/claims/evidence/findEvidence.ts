import { readQuantities } from '../numbers/readQuantities';
import { isSameValue } from '../numbers/sameValue';
import type { Span } from '../../base/span';
import { splitSentences } from '../../text/sentences/splitSentences';
import { isOrdinaryStem } from '../../text/words/ordinaryStems';
import { isEnglish, readPassage, readStems, type Passage } from './readPassage';

/** What an abstract says of a sentence that cites its paper. */
export type Evidence =
  | {
      readonly kind: 'found';
      /** The sentence of the abstract that bears on it most. Offsets in the abstract. */
      readonly span: Span;
      /** The words of that sentence that the draft has too, in order and without overlaps. Offsets in the abstract. */
      readonly matches: readonly Span[];
    }
  /**
   * - `nothing`: no sentence of the abstract speaks of it;
   * - `other-language`: the abstract or the sentence is not in English;
   * - `no-claim`: the sentence has too few words that say something, such as "See also [@kivi]".
   */
  | { readonly kind: 'nothing' | 'no-abstract' | 'other-language' | 'no-claim' };

/** The part of a paper that is compared with a sentence. */
export interface EvidenceSource {
  readonly title: string;
  readonly abstract: string;
}

/**
 * How much each thing counts. The values are fitted to the tuned half of two sets of sentences with their evidence, written by hand
 * (`npm run eval -- claims`). A word of the title says little, since the whole abstract is about it. Results are cited more often than
 * the background with which an abstract begins, and long sentences share words by chance.
 */
const weights = {
  word: 0.72,
  ordinaryWord: 0.64,
  piece: 0.037,
  sameNumber: 2.1,
  bothHaveNumbers: 3,
  bothCompare: 1.75,
  position: 1.5,
  length: -0.88,
} as const;

/** A sentence of the abstract with less in common with the draft's sentence does not speak of the same. */
const leastInCommon = 0.35;

/** A sentence with fewer words that are not ordinary, and without a number, makes no claim. */
const fewestWords = 2;

/** An abstract has fewer sentences. The limit bounds the time for other texts. */
const mostSentences = 60;
/** A longer sentence, in UTF-16 units, is compared only by its beginning. */
const longestSentence = 4000;

/** Finds the sentence of the abstract that bears most on a sentence of a draft. `sentence` is what is printed, without citations. */
export function findEvidence(sentence: string, { title, abstract }: EvidenceSource): Evidence {
  if (abstract.trim() === '') return { kind: 'no-abstract' };
  const asked = readPassage(sentence.slice(0, longestSentence));
  const spans = splitSentences(abstract.replace(/\s/g, ' ')).slice(0, mostSentences);
  const passages = spans.map(({ start, end }) => readPassage(abstract.slice(start, Math.min(end, start + longestSentence))));
  const titleStems = readPassage(title.slice(0, longestSentence)).stems;
  const stemRarity = measureRarity(passages.map(({ stems }) => stems));
  const pieceRarity = measureRarity(passages.map(({ pieces }) => pieces));
  const compared = passages.map((passage, index) => {
    const common = [...asked.stems].filter((stem) => passage.stems.has(stem));
    const telling = common.filter((stem) => !isOrdinaryStem(stem));
    const inCommon =
      weights.word *
        sum(
          telling.filter((stem) => !titleStems.has(stem)),
          stemRarity,
        ) +
      weights.ordinaryWord * sum(common.filter(isOrdinaryStem), stemRarity) +
      weights.piece *
        sum(
          [...asked.pieces].filter((piece) => passage.pieces.has(piece)),
          pieceRarity,
        ) +
      weights.sameNumber * asked.numbers.filter((number) => passage.numbers.some((other) => isSameValue(number, other))).length;
    return {
      span: spans[index],
      telling: telling.length,
      inCommon,
      score: inCommon + scoreKind(asked, passage, index / (spans.length - 1 || 1)),
    };
  });
  const [best] = compared.toSorted((a, b) => b.score - a.score);
  const asks = [...asked.stems].filter((stem) => !isOrdinaryStem(stem)).length;
  if (best?.span !== undefined && best.inCommon * (0.3 + best.telling / Math.max(1, asks)) >= leastInCommon)
    return { kind: 'found', span: best.span, matches: findMatches(asked, abstract, best.span) };
  if (asks < fewestWords && asked.numbers.length === 0) return { kind: 'no-claim' };
  return { kind: isEnglish(abstract) === isEnglish(sentence) ? 'nothing' : 'other-language' };
}

/** What the kind of a sentence and its position in the abstract say, from 0 at the beginning to 1 at the end. */
function scoreKind(asked: Passage, passage: Passage, position: number): number {
  return (
    (asked.numbers.length > 0 && passage.numbers.length > 0 ? weights.bothHaveNumbers : 0) +
    (asked.compares && (passage.compares || passage.tellsResult) ? weights.bothCompare : 0) +
    weights.position * position +
    weights.length * Math.log(1 + passage.stems.size)
  );
}

/** How rare each item is among the sentences of the abstract. */
function measureRarity(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Map([...counts].map(([item, count]) => [item, Math.log(1 + sets.length / count)]));
}

function sum(items: readonly string[], rarity: ReadonlyMap<string, number>): number {
  return items.reduce((total, item) => total + (rarity.get(item) ?? 0), 0);
}

function findMatches(asked: Passage, abstract: string, { start, end }: Span): readonly Span[] {
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
