import type { Quantity } from '../quantities/quantity';
import { isRounded } from '../quantities/sameValue';

/** How far a computed number may be from the one that is written, as a part of it: writers compute with numbers that are rounded twice. */
const computedPart = 0.05;

/**
 * Whether a quantity of the draft says in another form what the abstract's numbers say: a factor as a percentage, a fraction, the rest
 * of a hundred, or the difference, sum or ratio of two numbers of one kind in one sentence. `sentences` has the numbers of each;
 * between two of `changes`, which say how much something changed, no ratio is computed.
 */
export function isDerivedValue(draft: Quantity, sentences: readonly (readonly Quantity[])[], changes: ReadonlySet<Quantity>): boolean {
  const isAny = (values: readonly number[]): boolean =>
    draft.values.every((value) =>
      values.some((exact) => isRounded(Math.min(draft.step, 2 * computedPart * Math.abs(value)), value, exact)),
    );
  return sentences
    .map(listEnds)
    .some(
      (others) =>
        isAny(others.flatMap((other) => listForms(draft, other))) ||
        listPairs(others).some(([a, b]) => isAny(combine(draft, a, b, changes.has(a) && changes.has(b)))),
    );
}

/** The two numbers of `from 40 to 60` count as two. */
function listEnds(quantities: readonly Quantity[]): readonly Quantity[] {
  return quantities.flatMap((each) => (each.isPair ? each.values.map((value) => ({ ...each, values: [value] as const })) : [each]));
}

function listForms({ kind }: Quantity, other: Quantity): readonly number[] {
  const isShare = (each: Quantity['kind']): boolean => each === 'percent' || each === 'plain' || each === 'points';
  return other.values.flatMap((value) => {
    if (isShare(kind) && isShare(other.kind)) return [value, value * 100, value / 100, 100 - value, 1 - value];
    // 4x as fast is 300% faster and takes 25% of the time, that is 75% less.
    if (isShare(kind) && other.kind === 'factor') return [100 / value, 100 - 100 / value, 100 * value, 100 * (value - 1)];
    if (kind === 'factor' && isShare(other.kind)) return [100 / value, 100 / (100 - value), 1 + value / 100, value / 100, 1 - value / 100];
    if (kind === 'factor' && other.kind === 'factor') return [1 / value];
    return [];
  });
}

/** Pairs of quantities of one kind; only those that are near each other in the list, so that there are few. */
function listPairs(others: readonly Quantity[]): readonly (readonly [Quantity, Quantity])[] {
  return others.flatMap((a, index) => others.slice(index + 1, index + 4).flatMap((b) => (a.kind === b.kind ? [[a, b] as const] : [])));
}

/** Two changes have a difference, but nobody says by which part one is larger. */
function combine({ kind }: Quantity, a: Quantity, b: Quantity, areChanges: boolean): readonly number[] {
  const [x, y] = [Math.min(a.values[0], b.values[0]), Math.max(a.values[0], b.values[0])];
  // A number that is small beside the other changes nothing: 50,000 and 500 are no 50,500.
  if (x < y / 20) return [];
  if (kind === 'factor') return [y / x];
  if (kind === 'points') return [y - x];
  if ((kind === 'percent' || kind === 'plain') && areChanges && a.kind !== 'count') return [y - x];
  if (kind === 'percent' || kind === 'plain')
    return [y - x, (100 * (y - x)) / y, (100 * (y - x)) / x, ...(a.kind === 'count' ? [(100 * x) / y] : [])];
  return [x + y, y - x];
}
