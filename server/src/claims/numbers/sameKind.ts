import { weighSlip } from './slip';
import type { Quantity } from '../quantities/quantity';
import type { PlacedQuantity } from './surroundings';
import { findNounGroup } from '../quantities/units';

const shares: ReadonlySet<string> = new Set(['percent', 'plain', 'points']);

/** Whether equal numbers say the same: shares in any form, counts of what may be the same things, the same dimension. */
export function mayBeSame(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'count' && b.kind === 'count') {
    const [first, second] = [findNounGroup(a.nouns[0] ?? ''), findNounGroup(b.nouns[0] ?? '')];
    return first === undefined || second === undefined || first === second;
  }
  return a.kind === b.kind || (shares.has(a.kind) && shares.has(b.kind)) || a.kind === 'plain' || b.kind === 'plain';
}

/** Whether two numbers are of one kind, so that they can contradict each other. */
export function isSameKind(a: PlacedQuantity, b: PlacedQuantity): boolean {
  const [x, y] = [a.quantity, b.quantity];
  if (x.kind === 'count' && y.kind === 'count') return sharesHead(x, y) || isLikeSlip(x, y);
  if (x.kind === 'plain' && y.kind === 'count') return isCountOf(a, y);
  return (
    x.kind === y.kind ||
    (x.kind !== 'points' && y.kind !== 'points' && shares.has(x.kind) && shares.has(y.kind) && !a.isChange && !b.isChange)
  );
}

/** Whether a number without a unit counts what a word near it names: `the images, 500 in number`. */
function isCountOf({ quantity, words }: PlacedQuantity, { nouns: [head] }: Quantity): boolean {
  if (quantity.step < 1 || quantity.isPart || head === undefined) return false;
  const name = findNounGroup(head)?.[0] ?? head;
  return words().some(({ stem }) => stem === name);
}

/** Whether two large counts look as if one was copied wrongly from the other, so that they may be of one thing under two names. */
function isLikeSlip(a: Quantity, b: Quantity): boolean {
  return mayBeSame(a, b) && Math.min(...a.values, ...b.values) >= 100 && weighSlip(writtenValues(a), writtenValues(b)) > 0;
}

/** Whether the word for what is counted is the same, or describes the other: `Transformers` and `Transformer models`. */
export function sharesHead(a: Quantity, b: Quantity): boolean {
  if (a.kind !== 'count' || b.kind !== 'count') return false;
  const nameOf = (stem: string): string => findNounGroup(stem)?.[0] ?? stem;
  const [x, y] = [a.nouns.map(nameOf), b.nouns.map(nameOf)];
  return y.includes(x[0] ?? '') || x.includes(y[0] ?? '');
}

/** How much it speaks against two numbers that one is a change and the other is not, or one is a part of something. */
export function weighRole(a: PlacedQuantity, b: PlacedQuantity): number {
  if (a.quantity.kind === 'count') return a.quantity.isPart === b.quantity.isPart ? 0 : -1.2;
  if (!shares.has(a.quantity.kind)) return 0;
  return (a.isChange === b.isChange ? 0 : -1.4) + (a.quantity.isPart === b.quantity.isPart ? 0 : -1.2);
}

/** How much it speaks against two counts that only one is for each of several things. */
export function weighEach(a: PlacedQuantity, b: PlacedQuantity): number {
  return a.quantity.kind !== 'count' || a.isEach === b.isEach ? 0 : -3;
}

/** Whether two equal numbers have units that exclude each other: `2%` and `2x`, `83 hours` and `83 stations`, `50K pages` and `50K words`. */
export function hasOtherUnit(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'plain' || b.kind === 'plain' || (shares.has(a.kind) && shares.has(b.kind))) return false;
  if (a.kind === b.kind && (a.kind !== 'count' || mayBeSame(a, b))) return false;
  if ([a, b].some((each) => (each.kind === 'count' ? isUsualCount(each) : each.unit.start === each.unit.end))) return false;
  const [x, y] = [writtenValues(a), writtenValues(b)];
  return x.length === y.length && x.every((value, index) => value >= 2 && Math.abs(value - (y[index] ?? 0)) <= 1e-9 * value);
}

/** The values without the size of their unit: 3,700 for `3.7K hours`. */
export function writtenValues({ values, unitSize }: Quantity): readonly number[] {
  return values.map((value) => value / unitSize);
}

/** Whether a number is so usual that other things are likely to be counted by it too, such as `3` and `10`. */
function isUsualCount({ values: [value], scale }: Quantity): boolean {
  return scale === 1 && (value < 13 || (value < 100 && value % 10 === 0));
}
