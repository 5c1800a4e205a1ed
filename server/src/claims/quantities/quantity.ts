import type { Span } from '../../base/span';

/**
 * What a number counts or measures:
 * - `percent`, `factor` (2x, two-fold, twice), `points`;
 * - `count`: things, named by `nouns`;
 * - `plain`: a number without a unit, such as an F1 of 0.89;
 * - any other: a dimension, such as `time`, in whose smallest unit the values are given.
 */
export type QuantityKind = 'percent' | 'factor' | 'points' | 'count' | 'plain' | Dimension;

export type Dimension =
  | 'time'
  | 'computing time'
  | 'bytes'
  | 'length'
  | 'mass'
  | 'angle'
  | 'frequency'
  | 'power'
  | 'energy'
  | 'decibels'
  | 'money';

/** A number of a text, or a range of numbers, with its unit. */
export interface Quantity {
  /** From the number to its unit; the unit of a `count` is not included. */
  readonly span: Span;
  /** The number without its unit. For a range, from its first number to its last. */
  readonly literal: Span;
  readonly kind: QuantityKind;
  /** The value, or the ends of the range in the order of the text. */
  readonly values: readonly [number, ...number[]];
  /** By what the unit and the word or letter after the digits multiply them: 3.6e9 for `2K hours`, in milliseconds. */
  readonly scale: number;
  /** By what the unit alone multiplies them: 3.6e6 for `2K hours`. */
  readonly unitSize: number;
  /** The place value of the last digit that is written: 0.1 for `2.5`, 1000 for `210K`. */
  readonly step: number;
  /** `about` for `nearly 9%`, `more` for `at least 9%`, `less` for `less than 9%`, `most` for `up to 9%`, which is a value that occurs. */
  readonly bound: 'exact' | 'about' | 'more' | 'less' | 'most';
  /** The stems of the words that name what is counted, the main word first; empty unless the kind is `count`. */
  readonly nouns: readonly string[];
  /** The span of the unit, or of the words that name what is counted; empty if there are none. */
  readonly unit: Span;
  /** Whether the number is part of `from 40 to 60` and similar. */
  readonly isPair: boolean;
  /** Whether the number is a part of something: `10% of the labels`, `1% labelled data`, `patients, 79 of whom`. */
  readonly isPart: boolean;
}

const shares: ReadonlySet<QuantityKind> = new Set(['percent', 'plain', 'points'] as const);

/** Whether a number may be a share of a whole, in whatever form. */
export function isShare({ kind }: Quantity): boolean {
  return shares.has(kind);
}
