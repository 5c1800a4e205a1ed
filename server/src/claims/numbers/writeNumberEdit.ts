import { type Span, sliceSpan } from '../../base/span';
import type { Quantity } from '../quantities/quantity';
import { numberWordOf, numberWords } from '../quantities/valuesAndUnits';
import type { Contradiction } from './findContradictions';

/** What is written for a number of a sentence. */
export interface NumberCorrection {
  /** All that is written, in plain text. */
  readonly text: string;
  /** One for a number, two for a range, from the first to the last. */
  readonly edits: readonly NumberEdit[];
}

/** An edit of a sentence, in its own offsets. */
export interface NumberEdit {
  readonly span: Span;
  /** Plain text, which the language of the draft has to escape; without signs that need it if `isNumber`. */
  readonly text: string;
  readonly isNumber: boolean;
}

const digits = /(?:\d[\d,\s]*)?(?:\.\s*)?\d+/g;

/**
 * The edits that write the number of the abstract in the form of the draft: `2.81x` becomes `2.18x`, `81 million` becomes `18 million`.
 * undefined if it is not clear which number of the abstract is meant, or if the two forms are too different.
 */
export function writeNumberEdit(
  sentence: string,
  abstract: string,
  { quantity, other: { quantity: other }, kind, isCertain }: Contradiction,
): NumberCorrection | undefined {
  if (!isCertain || quantity.values.length !== other.values.length) return undefined;
  const known = sliceSpan(abstract, { start: other.literal.start, end: Math.max(other.literal.end, other.unit.end) }).trim();
  const isOtherUnit = kind === 'unit' || (!isShareOrCount(quantity) && unitOf(sentence, quantity) !== unitOf(abstract, other));
  if (isOtherUnit)
    return asOneEdit({ start: quantity.literal.start, end: Math.max(quantity.literal.end, quantity.unit.end) }, known, false);
  const literal = sliceSpan(sentence, quantity.literal);
  const value = other.values.map((each) => each * shareScale(quantity, other));
  if (value.length === 1) {
    if (needsOtherMagnitude(quantity, other, value[0] ?? 0))
      return asOneEdit(quantity.literal, sliceSpan(abstract, other.literal).trim(), false);
    const text = writeNumber(literal, quantity, value[0] ?? 0);
    return text === undefined ? undefined : asOneEdit(quantity.literal, text, true);
  }
  const places = [...literal.matchAll(digits)];
  const [first, last] = [places[0], places[1]];
  if (first === undefined || last === undefined || places.length !== 2) return undefined;
  const [low, high] = value.map((each) => formatNumber(each / quantity.scale, last[0]));
  if (low === undefined || high === undefined) return undefined;
  const between = literal.slice(first.index + first[0].length, last.index).replaceAll('\ufeff', '');
  const edits = [
    { place: first, text: low },
    { place: last, text: high },
  ].map(({ place, text }) => {
    const start = quantity.literal.start + place.index;
    return { span: { start, end: start + place[0].length }, text, isNumber: true };
  });
  return { text: `${low}${between}${high}`, edits };
}

function asOneEdit(span: Span, text: string, isNumber: boolean): NumberCorrection {
  return { text, edits: [{ span, text, isNumber }] };
}

/** By what a share is multiplied that the draft writes in another form: 0.01 for an F1 of 0.57 beside 75%, but 1 for one of 57. */
function shareScale(quantity: Quantity, other: Quantity): number {
  const isFraction = ({ kind, values }: Quantity): boolean => kind === 'plain' && values.every((value) => value <= 1);
  if (isFraction(quantity) && other.kind === 'percent') return 0.01;
  return quantity.kind === 'percent' && isFraction(other) ? 100 : 1;
}

function isShareOrCount({ kind }: Quantity): boolean {
  return kind === 'percent' || kind === 'plain' || kind === 'points' || kind === 'count' || kind === 'factor';
}

/** Whether the value is too small or too large for the `billion` of the draft, so that the `million` of the abstract is written with it. */
function needsOtherMagnitude(quantity: Quantity, other: Quantity, value: number): boolean {
  const [mine, theirs] = [quantity, other].map(({ scale, unitSize }) => Math.round(scale / unitSize));
  const number = value / quantity.scale;
  return mine !== 1 && theirs !== 1 && mine !== theirs && (number < 0.1 || number >= 1000);
}

function unitOf(text: string, { unit }: Quantity): string {
  return sliceSpan(text, unit)
    .replace(/[\s\ufeff-]+/g, '')
    .replace(/(?<=.{2})s$/, '');
}

const onlyNumber = new RegExp(`^(?:an? )?(?:${numberWords})$`, 'i');

/** The number in the form of `literal`; undefined if that form can't express it. */
function writeNumber(literal: string, { scale }: Quantity, value: number): string | undefined {
  const digit = digits.exec(literal)?.[0];
  digits.lastIndex = 0;
  if (digit === undefined) {
    // Other words, such as `half` and `doubles`, say more than the number.
    if (!onlyNumber.test(literal)) return undefined;
    const words = numberWordOf(value) ?? formatNumber(value, '1,000');
    return /^\p{Lu}/u.test(literal) ? words?.replace(/^./, (first) => first.toUpperCase()) : words;
  }
  const number = formatNumber(value / scale, digit);
  return number === undefined ? undefined : literal.replace(digit, number);
}

/** With the thousands separated if those of `like` are, or if the number is long. undefined if it has too many decimals. */
function formatNumber(value: number, like: string): string | undefined {
  const text = String(Number(value.toPrecision(9)));
  if (!/^\d+(?:\.\d{1,4})?$/.test(text)) return undefined;
  const [whole = '', decimals] = text.split('.');
  // `10,5` has a decimal comma.
  if (/^\d{1,3},\d{1,2}$/.test(like)) return text.replace('.', ',');
  const isGrouped = /[,\s]/.test(like) || whole.length > 4;
  return `${isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole}${decimals === undefined ? '' : `.${decimals}`}`;
}
