import type { Quantity } from '../quantities/quantity';
import { isSameValue, isWithinLimit, sharesEnd } from '../quantities/sameValue';
import type { AbstractNumber } from './abstractNumbers';
import { isDerivedValue } from './findSwap';
import { isSameKind, mayBeSame, type PlacedQuantity, sharesHead, weighRole } from './surroundings';

/** Whether the abstract has the number, as it is or in another form. */
export function isInAbstract(one: PlacedQuantity, all: readonly AbstractNumber[]): boolean {
  const numbers = listComparable(one.quantity, all);
  if (numbers.some((other) => isMeant(one, other))) return true;
  const { quantity } = one;
  // Beside `from 40 to 60`, `from 40 to 70` is another rise, even if the abstract has 70 elsewhere.
  if (quantity.isPair && numbers.some(({ quantity: other }) => other.isPair && sharesEnd(quantity, other))) return false;
  return hasBothEnds(quantity, numbers) || isComputable(quantity, numbers);
}

/** Whether a number of the abstract is the one meant. "About", "up to" and the like hide a difference only between numbers of one kind. */
export function isMeant(one: PlacedQuantity, other: PlacedQuantity): boolean {
  const { quantity } = one;
  if (!mayBeSame(quantity, other.quantity)) return false;
  if (isSameValue({ ...quantity, bound: 'exact' }, other.quantity)) return true;
  return (
    isSameKind(one, other) &&
    weighRole(one, other) === 0 &&
    (isSameValue(quantity, other.quantity) || isWithinLimit(quantity, other.quantity))
  );
}

/**
 * The numbers of which one may be meant. If the abstract counts the same things, these are the numbers of them; otherwise things may
 * have another name there, and any number may be meant.
 */
function listComparable(quantity: Quantity, numbers: readonly AbstractNumber[]): readonly AbstractNumber[] {
  const counted = quantity.kind === 'count' ? numbers.filter(({ quantity: other }) => sharesHead(quantity, other)) : [];
  return counted.length > 0 ? counted : numbers;
}

/** Whether each end of a range is a number of the abstract: `between 1.8 and 7 billion` for models of 1.8B, 3.8B and 7B. */
function hasBothEnds(quantity: Quantity, numbers: readonly AbstractNumber[]): boolean {
  return (
    quantity.values.length > 1 &&
    quantity.values.every((value) =>
      numbers.some(({ quantity: other }) => mayBeSame(quantity, other) && isSameValue({ ...quantity, values: [value] }, other)),
    )
  );
}

/** Whether a number follows from others of the abstract. */
function isComputable(quantity: Quantity, numbers: readonly AbstractNumber[]): boolean {
  const sentences = [...new Set(numbers.map(({ sentence }) => sentence))];
  return isDerivedValue(
    quantity,
    sentences.map((sentence) =>
      numbers.flatMap((other) => (other.sentence === sentence && isConvertible(quantity, other.quantity) ? [other.quantity] : [])),
    ),
    new Set(numbers.flatMap((other) => (other.isChange ? [other.quantity] : []))),
  );
}

/** Whether one number can be computed from others of this kind. */
function isConvertible(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'count' && b.kind === 'count') return sharesHead(a, b);
  return mayBeSame(a, b) || a.kind === 'factor' || b.kind === 'factor';
}
