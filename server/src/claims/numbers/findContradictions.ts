import { lazy } from '../../base/lazy';
import type { Span } from '../../base/span';
import { findEvidence } from '../evidence/findEvidence';
import type { AbstractNumber, AbstractNumbers } from './abstractNumbers';
import { listClauseWords } from './clauseWords';
import type { Quantity } from '../quantities/quantity';
import { hasOtherUnit, isSameKind, mayBeSame, sharesHead, weighRole } from './sameKind';
import { isSameValue, isWithinLimit } from '../quantities/sameValue';
import { isDerivedValue } from './derivedValue';
import { readAllSurroundings, type PlacedQuantity } from './surroundings';
import { weighAgreement } from './weighAgreement';

/** A number of a sentence to which the abstract gives another value, or another unit, for the same thing. */
export interface Contradiction {
  /** The number of the sentence. */
  readonly quantity: Quantity;
  /** The number of the abstract that is most likely meant. */
  readonly other: AbstractNumber;
  readonly kind: 'value' | 'unit';
  /** Whether it is clear which number of the abstract is meant. */
  readonly isCertain: boolean;
}

/** The least agreement (`weighAgreement`) that is enough. */
const leastAgreement = 1.3;
/** How much more must speak for one number of the abstract than for the next for it to be the one that is meant. */
const clearLead = 0.5;

/**
 * The numbers of a sentence that the abstract contradicts. `quantities` are those of the sentence that are said of the paper, and
 * `names` its short names. A number is left alone if the abstract has it in any form, or if the words around it don't say clearly that
 * the same thing is meant.
 */
export function findContradictions(
  sentence: string,
  quantities: readonly Quantity[],
  known: AbstractNumbers,
  names: readonly string[],
): readonly Contradiction[] {
  const span = { start: 0, end: sentence.length };
  const { numbers, stems } = known;
  const said = readAllSurroundings(sentence, span, quantities);
  const matched = new Set(said.flatMap((one) => numbers.filter((other) => isMeant(one, other))));
  const ownNames = new Set(names.map((name) => name.toLowerCase()));
  const strangers = lazy(() => {
    const strange = listClauseWords(sentence, span).filter(({ stem, isName }) => isName && !stems().has(stem));
    return new Set(strange.map(({ stem }) => stem)).size;
  });
  const evidence = lazy(() => {
    const found = findEvidence(sentence, { title: known.title, abstract: known.text });
    return found.kind === 'found' ? found.span : undefined;
  });
  return said.flatMap((one): readonly Contradiction[] => {
    const { quantity } = one;
    if (isInAbstract(one, listComparable(quantity, numbers))) return [];
    const free = numbers.filter((other) => !matched.has(other));
    const [best, next] = [
      ...free.filter((other) => isSameKind(one, other)).map((other) => ({ other, kind: 'value' as const })),
      ...free.filter((other) => hasOtherUnit(quantity, other.quantity)).map((other) => ({ other, kind: 'unit' as const })),
    ]
      .map(({ other, kind }) => {
        const companions = numbers.filter((each) => each.sentence === other.sentence && matched.has(each)).length;
        const isEvidence = overlaps(evidence(), other.sentence.span);
        const isOnly = numbers.filter((each) => isSameKind(one, each)).length === 1;
        const context = { kind, companions, strangers: strangers(), names: ownNames, isEvidence, isOnly };
        return { other, kind, agreement: weighAgreement(one, other, known, context) };
      })
      .sort((a, b) => b.agreement - a.agreement);
    if (best === undefined || best.agreement < leastAgreement) return [];
    const isCertain = next === undefined || best.agreement - next.agreement >= clearLead;
    return [{ quantity, other: best.other, kind: best.kind, isCertain }];
  });
}

function overlaps(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.start < b.end && b.start < a.end;
}

/** Whether the abstract has the number, as it is or in another form. */
function isInAbstract(one: PlacedQuantity, numbers: readonly AbstractNumber[]): boolean {
  return numbers.some((other) => isMeant(one, other)) || hasBothEnds(one.quantity, numbers) || isComputable(one.quantity, numbers);
}

/** Whether a number of the abstract is the one meant. "About", "up to" and the like hide a difference only between numbers of one kind. */
function isMeant(one: PlacedQuantity, other: PlacedQuantity): boolean {
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
