import type { Span } from '../../base/span';
import type { Quantity } from '../quantities/quantity';
import { isSameValue } from '../quantities/sameValue';
import type { AbstractNumber, AbstractNumbers } from './abstractNumbers';

/** Words after a number that say in which direction something differs, with their opposites in the second place. */
const opposites: readonly (readonly [more: string, less: string])[] = [
  ['faster quicker', 'slower'],
  ['higher', 'lower'],
  ['more', 'less fewer'],
  ['larger bigger', 'smaller'],
  ['better', 'worse'],
  ['longer', 'shorter'],
  ['increase', 'decrease reduction drop'],
];
const directions = new Map(
  opposites.flatMap((sides, dimension) =>
    sides.flatMap((words, side) => words.split(' ').map((word) => [word, { dimension, side }] as const)),
  ),
);

/** The word after a number that says in which direction something differs. */
interface DirectionWord {
  readonly span: Span;
  readonly word: string;
  readonly dimension: number;
  readonly side: number;
}

/** A number that is the abstract's, but with the opposite direction: `50% slower` where the abstract has `50% faster`. */
export interface Reversed {
  readonly quantity: Quantity;
  readonly other: AbstractNumber;
  readonly said: DirectionWord;
  readonly meant: DirectionWord;
}

const negation = /\b(?:not|no|never|without|unlike|instead|rather)\b|n['’]t\b/i;
/** Between a name and the number that is told of it, these words bring in something else. */
const otherSubject = /[,;:()—]|\b(?:that|which|who|than|while|whereas|where|whose|but|over|versus|against|from|to|and)\b/i;

/**
 * The numbers of a sentence to which the abstract gives the opposite direction. `subjects` are the ends of what names the paper: its names and
 * narrative citations. Left alone is what may be told of something else: "full attention is 50% slower" is the same as "X is 50% faster".
 */
export function findReversed(
  sentence: string,
  quantities: readonly Quantity[],
  { numbers, text }: AbstractNumbers,
  subjects: readonly Span[],
): readonly Reversed[] {
  if (negation.test(sentence)) return [];
  return quantities.flatMap((quantity): readonly Reversed[] => {
    const said = readDirection(sentence, quantity);
    const subject = subjects.findLast(({ end }) => end <= quantity.span.start);
    if (said === undefined || subject === undefined || otherSubject.test(sentence.slice(subject.end, quantity.span.start))) return [];
    if (subjects.some(({ start }) => start >= quantity.span.end)) return [];
    const [other, ...more] = numbers.filter((each) => each.quantity.kind === quantity.kind && isSameValue(quantity, each.quantity));
    const meant = other === undefined ? undefined : readDirection(text, other.quantity);
    if (
      other === undefined ||
      more.length > 0 ||
      meant === undefined ||
      negation.test(text.slice(other.sentence.span.start, other.sentence.span.end))
    )
      return [];
    return meant.dimension === said.dimension && meant.side !== said.side ? [{ quantity, other, said, meant }] : [];
  });
}

function readDirection(text: string, { kind, span, unit }: Quantity): DirectionWord | undefined {
  if (kind !== 'percent' && kind !== 'factor') return undefined;
  const end = Math.max(span.end, unit.end);
  const match = /^[\s-]+(\p{L}+)/u.exec(text.slice(end, end + 20));
  const word = match?.[1]?.toLowerCase();
  const direction = word === undefined ? undefined : directions.get(word);
  if (match === null || word === undefined || direction === undefined) return undefined;
  const start = end + match[0].length - word.length;
  return { span: { start, end: start + word.length }, word, ...direction };
}
