import { lazy } from '../../base/derivedValues';
import type { Span } from '../../base/span';
import { findEvidence } from '../evidence/findEvidence';
import type { Quantity } from '../quantities/quantity';
import { isSameValue } from '../quantities/sameValue';
import type { AbstractNumber, AbstractNumbers } from './abstractNumbers';
import { findSwap } from './findSwap';
import { isInAbstract, isMeant } from './isInAbstract';
import { hasOtherUnit, isSameKind, listClauseWords, mayBeSame, type PlacedQuantity, readAllSurroundings } from './surroundings';
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
const minAgreement = 0.9;
/** How much more must speak for one number of the abstract than for the next for it to be the one that is meant. */
const clearLead = 0.5;

/**
 * The numbers of a sentence that the abstract contradicts. `quantities` are those of the sentence that are said of the paper, and
 * `names` its short names. A number is left alone if the abstract has it in any form for the same thing, or if the words around it don't say clearly that
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
  const free = numbers.filter((other) => !matched.has(other) && other.isClear);
  const absent = said.filter((one) => !isInAbstract(one, numbers));
  return listSwapped(sentence, said, free, known).concat(
    absent.flatMap((one): readonly Contradiction[] => {
      const { quantity } = one;
      const [best, next] = [
        ...free.filter((other) => isSameKind(one, other)).map((other) => ({ other, kind: 'value' as const })),
        ...free.filter((other) => hasOtherUnit(quantity, other.quantity)).map((other) => ({ other, kind: 'unit' as const })),
      ]
        .map(({ other, kind }) => {
          const companions = numbers.filter((each) => each.sentence === other.sentence && matched.has(each)).length;
          const isEvidence = overlaps(evidence(), other.sentence.span);
          const isOnly = numbers.filter((each) => isSameKind(one, each)).length === 1;
          const context = { kind, companions, strangers: strangers(), absent: absent.length - 1, names: ownNames, isEvidence, isOnly };
          return { other, kind, agreement: weighAgreement(one, other, known, context) };
        })
        .sort((a, b) => b.agreement - a.agreement);
      if (best === undefined || best.agreement < minAgreement) return [];
      const isCertain = next === undefined || best.agreement - next.agreement >= clearLead;
      return [{ quantity, other: best.other, kind: best.kind, isCertain }];
    }),
  );
}

/** The numbers of the sentence that the abstract gives for another thing of the same list. */
function listSwapped(
  sentence: string,
  said: readonly PlacedQuantity[],
  free: readonly AbstractNumber[],
  known: AbstractNumbers,
): readonly Contradiction[] {
  return said.flatMap((one): readonly Contradiction[] => {
    const { quantity } = one;
    if (free.length === 0 || quantity.values.length > 1) return [];
    const [meant, ...others] = known.numbers.filter(
      (other) => mayBeSame(quantity, other.quantity) && isSameValue(quantity, other.quantity),
    );
    if (meant === undefined || others.length > 0 || !isSameKind(one, meant)) return [];
    const other = findSwap(sentence, quantity.span, meant, free, known.text);
    return other === undefined ? [] : [{ quantity, other, kind: 'value', isCertain: true }];
  });
}

function overlaps(a: Span | undefined, b: Span): boolean {
  return a !== undefined && a.start < b.end && b.start < a.end;
}
