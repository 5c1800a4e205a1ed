import type { Span } from '../../base/span';
import { sharesEnd } from '../quantities/sameValue';
import type { AbstractNumber, AbstractNumbers } from './abstractNumbers';
import { type ClauseWord, type PlacedQuantity, weighEach, weighRole, weighSlip, writtenValues } from './surroundings';

/** What else is known of two numbers that may be of the same thing. */
interface PairContext {
  readonly kind: 'value' | 'unit';
  /** How many other numbers of the abstract's sentence the sentence of the draft has too. */
  readonly companions: number;
  /** How many names the sentence has that the abstract does not mention, such as another data set. */
  readonly strangers: number;
  /** How many other numbers the sentence has that the abstract does not have in any form. */
  readonly absent: number;
  /** The short names of the paper in lower case. They say nothing about what a number is of. */
  readonly names: ReadonlySet<string>;
  /** Whether the abstract's sentence is the one that bears most on the sentence of the draft (`findEvidence`). */
  readonly isEvidence: boolean;
  /** Whether the abstract has no other number of this kind. */
  readonly isOnly: boolean;
}

/**
 * How much speaks for a number of a sentence and one of the abstract being of the same thing. The weights are those of a logistic
 * regression, rounded: on one side were gold sentences and others with a number that was changed at random, on the other side sentences
 * of 3,000 abstracts beside the rest of their abstract, and gold sentences that the abstract supports or does not speak of. What
 * `isEvidence`, `isOnly` and far values weigh was set by hand, on the tuned half of the gold.
 */
export function weighAgreement(
  one: PlacedQuantity,
  other: AbstractNumber,
  { stems, titleStems }: AbstractNumbers,
  { kind, companions, strangers, absent, names, isEvidence, isOnly }: PairContext,
): number {
  const { words, quantity } = one;
  const distinct = [...new Map(words().map((word) => [word.stem, word])).values()].filter(
    ({ stem }) => !names.has(stem) && !quantity.nouns.includes(stem),
  );
  const count = (isCounted: (word: ClauseWord) => boolean): number => distinct.filter(isCounted).length;
  const isShared = ({ stem }: ClauseWord): boolean => other.sentence.stems().has(stem) || titleStems().has(stem);
  const { kind: measure, values, bound } = quantity;
  const isOtherForm = values.length !== other.quantity.values.length;
  const shared = count((word) => isShared(word) && !word.isOrdinary);
  // Numbers alone say nothing, however alike they are.
  const hasEnd = sharesEnd(quantity, other.quantity);
  if (shared === 0 && companions === 0 && measure !== 'count' && !hasEnd && !isEvidence) return -Infinity;
  return (
    (isEvidence ? 1 : -1) +
    (isOnly ? 1 : 0) +
    0.5 * Math.min(5, shared) -
    0.4 * count((word) => !isShared(word) && stems().has(word.stem)) -
    0.3 * count((word) => !stems().has(word.stem) && !word.isOrdinary) -
    1.8 * Math.min(3, strangers) -
    1.4 * Math.min(2, absent) +
    1.8 * Math.min(2, companions + (hasEnd ? 1 : 0)) +
    (measure === 'plain' ? -1.4 : measure === 'count' ? 0.4 : 0) -
    (isOtherForm ? 2.6 : 0) +
    (bound !== 'exact' && bound === other.quantity.bound ? 0.9 : 0) +
    (kind === 'unit' ? 2.3 : weighValue(one, other))
  );
}

/** Two values are far from each other if one is more than this many times the other. */
const farTimes = 10;

/** The part for two different values. Shares of two kinds are compared, such as 0.57 and 75%, but less surely. */
function weighValue(one: PlacedQuantity, other: AbstractNumber): number {
  const slip = weighSlip(writtenValues(one.quantity), writtenValues(other.quantity));
  const [x, y] = [one.quantity.values[0], other.quantity.values[0]];
  const isFar = slip === 0 && Math.max(x, y) > farTimes * Math.min(x, y);
  return slip - (isFar ? 1.5 : 0) + weighRole(one, other) + weighEach(one, other) - (one.quantity.kind === other.quantity.kind ? 0 : 1);
}

const comparative =
  'larger|bigger|smaller|lighter|later|newer|older|earlier|other|another|second|improved|extended|distilled|quanti[sz]ed|pruned';
/** A work that was made from the cited one, or another version of it. */
const madeFromIt = new RegExp(
  String.raw`\b(?:follow-?ups?|successors?|predecessors?|reproductions?|replications?|re-?implementations?|(?:${comparative})\s(?:\p{L}+\s)?(?:variants?|versions?|releases?))\b`,
  'iu',
);
/** The first word of a sentence. */
const firstWord = /^[^\p{L}\d]*(?:[Tt]he\s)?([\p{L}\d][\p{L}\d.-]*[\p{L}\d])/u;
const nameForm = /\p{L}.*\p{Lu}|\p{L}.*\d/u;
/** Before what the cited work is compared with. */
const comparedWith =
  /\b(?:baselines?|over|than|with|against|vs\.?|versus|surpass\w*|outperform\w*|exceed\w*|beat\w*|improv\w+ (?:up)?on|unlike|to)\s(?:the\s)?(?:\p{Ll}[\p{L}-]*\s){0,2}$/u;
/** In UTF-16 units. */
const maxComparisonDistance = 60;

/**
 * Whether a number of a sentence is not of the cited work, but of one that was made from it (`a larger variant has 3B`), or of one with
 * which its abstract only compares it (`PointPillars has 4.8M`). `names` are the names of the cited work.
 */
export function isOfAnotherWork(sentence: string, number: Span, abstract: string, names: readonly string[]): boolean {
  if (madeFromIt.test(sentence) && !madeFromIt.test(abstract)) return true;
  const found = firstWord.exec(sentence);
  const subject = found?.[1];
  if (found === null || subject === undefined || !nameForm.test(subject)) return false;
  const before = sentence.slice(0, number.start);
  if (names.some((name) => before.includes(name) || subject.startsWith(name) || name.startsWith(subject))) return false;
  const places = [...abstract.matchAll(/[\p{L}\d][\p{L}\d.-]*[\p{L}\d]/gu)].filter(([word]) => word === subject);
  return (
    places.length > 0 && places.every(({ index }) => comparedWith.test(abstract.slice(Math.max(0, index - maxComparisonDistance), index)))
  );
}
