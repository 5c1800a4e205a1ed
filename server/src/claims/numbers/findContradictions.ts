import type { Span } from '../../base/span';
import type { AbstractNumber, AbstractNumbers } from './abstractNumbers';
import { readAllSurroundings, type PlacedQuantity } from './agreement';
import { listClauseWords, type ClauseWord } from './clauseWords';
import type { Quantity } from './quantity';
import { isDerivedValue, isSameValue } from './sameValue';
import { weighSlip } from './slip';
import { findNounGroup } from './units';

/** A number of a sentence to which the abstract gives another value, or another unit, for the same thing. */
export interface Contradiction {
  /** The number of the sentence. */
  readonly quantity: Quantity;
  /** The number of the abstract that is most likely meant. */
  readonly other: AbstractNumber;
  readonly kind: 'value' | 'unit';
  /** Whether no other number of the abstract can be meant. */
  readonly isCertain: boolean;
  readonly features: Readonly<Record<string, number>>;
  readonly score: number;
}

/** Whether the words around both numbers agree enough for one to contradict the other. Numbers that look like a slip need less. */
export function isFound({ score, features, kind }: Pick<Contradiction, 'score' | 'features' | 'kind'>): boolean {
  const slip = features['slip'] ?? 0;
  const agreement = score - slip;
  return agreement >= (kind === 'unit' ? 1.2 : slip < 0.3 ? 2.5 : slip < 1 ? 1.5 : slip < 1.4 ? 1 : 0.3);
}

/**
 * The numbers of a sentence that the abstract contradicts. `quantities` are those of the sentence that are said of the paper. A number
 * is left alone if the abstract has it in any form, or if the words around it don't say clearly that the same thing is meant.
 */
export function findContradictions(
  sentence: string,
  quantities: readonly Quantity[],
  known: AbstractNumbers,
  names: readonly string[],
): readonly Contradiction[] {
  const span: Span = { start: 0, end: sentence.length };
  const { numbers } = known;
  const said = readAllSurroundings(sentence, span, quantities);
  // Names that the abstract does not mention, such as another data set.
  const strangers = new Set(listClauseWords(sentence, span).flatMap(({ stem, isName }) => (isName && !known.stems.has(stem) ? [stem] : [])))
    .size;
  const matched = new Set(said.flatMap((one) => numbers.filter((other) => isMeant(one, other))));
  return said.flatMap((one): readonly Contradiction[] => {
    const { quantity } = one;
    if (numbers.some((other) => isMeant(one, other)) || hasBothEnds(quantity, numbers)) return [];
    const convertible = numbers.map((other) => other.quantity).filter((other) => isConvertible(quantity, other));
    if (isDerivedValue(quantity, convertible)) return [];
    const free = numbers.filter((other) => !matched.has(other));
    const candidates = [
      ...free.filter((other) => isSameKind(one, other)).map((other) => ({ other, kind: 'value' as const })),
      ...free.filter((other) => hasOtherUnit(quantity, other.quantity)).map((other) => ({ other, kind: 'unit' as const })),
    ];
    const [best, second] = candidates
      .map(({ other, kind }) => {
        const companions = numbers.filter((each) => each.sentence === other.sentence && matched.has(each)).length;
        const features = weighAgreement(one, other, known, names, companions, kind, strangers);
        return { other, kind, features, score: Object.values(features).reduce((a, b) => a + b, 0) };
      })
      .sort((a, b) => b.score - a.score);
    if (best === undefined) return [];
    return [{ quantity, ...best, isCertain: second === undefined || best.score - second.score >= 0.5 }];
  });
}

/** Whether a number of the abstract is the one meant. "About", "up to" and the like hide a difference only between numbers of one kind. */
function isMeant(one: PlacedQuantity, other: PlacedQuantity): boolean {
  const { quantity } = one;
  if (!mayBeSame(quantity, other.quantity)) return false;
  return (
    isSameValue({ ...quantity, bound: 'exact' }, other.quantity) ||
    (isSameKind(one, other) && weighRole(one, other) === 0 && isSameValue(quantity, other.quantity))
  );
}

/** Whether one number can be computed from others of this kind. */
function isConvertible(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'count' && b.kind === 'count') return sharesHead(a, b);
  return mayBeSame(a, b) || a.kind === 'factor' || b.kind === 'factor';
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

const shares: ReadonlySet<string> = new Set(['percent', 'plain', 'points']);

/** Whether equal numbers say the same: shares in any form, counts of what may be the same things, the same dimension. */
function mayBeSame(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'count' && b.kind === 'count') {
    const [first, second] = [findNounGroup(a.nouns[0] ?? ''), findNounGroup(b.nouns[0] ?? '')];
    return first === undefined || second === undefined || first === second;
  }
  return a.kind === b.kind || (shares.has(a.kind) && shares.has(b.kind)) || a.kind === 'plain' || b.kind === 'plain';
}

/** Whether two numbers are of one kind, so that they can contradict each other. */
function isSameKind(a: PlacedQuantity, b: PlacedQuantity): boolean {
  const [x, y] = [a.quantity, b.quantity];
  if (x.kind === 'count' && y.kind === 'count') return sharesHead(x, y);
  return (
    x.kind === y.kind ||
    (x.kind !== 'points' && y.kind !== 'points' && shares.has(x.kind) && shares.has(y.kind) && !a.isChange && !b.isChange)
  );
}

/** How much it speaks against two numbers that one is a change and the other is not, or one is a part of something. */
function weighRole(a: PlacedQuantity, b: PlacedQuantity): number {
  if (!shares.has(a.quantity.kind)) return 0;
  return (a.isChange === b.isChange ? 0 : -1.5) + (a.quantity.isPart === b.quantity.isPart ? 0 : -1);
}

/** Whether the word for what is counted is the same, or describes the other: `Transformers` and `Transformer models`. */
function sharesHead(a: Quantity, b: Quantity): boolean {
  const nameOf = (stem: string): string => findNounGroup(stem)?.[0] ?? stem;
  const [x, y] = [a.nouns.map(nameOf), b.nouns.map(nameOf)];
  return y.includes(x[0] ?? '') || x.includes(y[0] ?? '');
}

/** Whether two equal numbers have units that exclude each other: `2%` and `2x`, `83 hours` and `83 stations`, `50K pages` and `50K words`. */
function hasOtherUnit(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'plain' || b.kind === 'plain' || (shares.has(a.kind) && shares.has(b.kind))) return false;
  if (a.kind === b.kind && a.kind !== 'count') return false;
  // `Twice` and `a third` have no unit that could be wrong.
  if ([a, b].some(({ kind, unit }) => kind !== 'count' && unit.start === unit.end)) return false;
  if (a.kind === 'count' && b.kind === 'count' && mayBeSame(a, b)) return false;
  const written = ({ values, kind, scale }: Quantity): readonly number[] =>
    kind === 'count' ? values : values.map((value) => value / scale);
  const sizes = [a, b].map((each) => written(each));
  const asWritten = a.kind === 'count' || b.kind === 'count' ? [countOf(a), countOf(b)] : sizes;
  const [x = [], y = []] = asWritten;
  return x.length === y.length && x.every((value, index) => Math.abs(value - (y[index] ?? 0)) <= 1e-9 * value) && (x[0] ?? 0) >= 2;
}

/** The values without the size of their unit, but with `thousand` and `K`. */
function countOf({ values, scale }: Quantity): readonly number[] {
  return values.map((value) => value / scale);
}

function weighAgreement(
  one: PlacedQuantity,
  other: AbstractNumber,
  { stems, titleStems }: AbstractNumbers,
  names: readonly string[],
  companions: number,
  kind: 'value' | 'unit',
  strangers: number,
): Readonly<Record<string, number>> {
  const { words, near, quantity } = one;
  const own = new Set(names.map((name) => name.toLowerCase()));
  const distinct = [...new Map(words.map((word) => [word.stem, word])).values()].filter(
    ({ stem }) => !own.has(stem) && !quantity.nouns.includes(stem),
  );
  const { stems: here } = other.sentence;
  const sum = (isCounted: (word: ClauseWord) => boolean, weights: readonly [number, number, number]): number =>
    distinct.filter(isCounted).reduce((total, { isOrdinary, isName }) => total + (weights[isOrdinary ? 0 : isName ? 2 : 1] ?? 0), 0);
  return {
    shared: Math.min(
      3.5,
      sum(({ stem }) => here.has(stem), [0.35, 1, 1.2]),
    ),
    near: Math.min(1.5, 0.5 * [...near].filter((stem) => other.near.has(stem)).length),
    elsewhere: -sum(({ stem }) => !here.has(stem) && stems.has(stem) && !titleStems.has(stem), [0.15, 0.6, 0.8]),
    unknown: -sum(({ stem }) => !stems.has(stem), [0.1, 0.25, 1]),
    strangers: -0.5 * Math.min(3, strangers),
    companions: companions === 0 ? 0 : 1.2,
    role: kind === 'unit' ? 0 : weighRole(one, other),
    slip: kind === 'unit' ? 1.5 : weighSlip(countOf(quantity), countOf(other.quantity)),
  };
}
