import { type Span, sliceSpan } from '../../base/span';
import type { Paper } from '../../model/paper';
import type { Quantity } from '../quantities/quantity';
import { readQuantities } from '../quantities/readQuantities';
import { isSameValue } from '../quantities/sameValue';
import { type AbstractNumbers, readAbstractNumbers } from './abstractNumbers';
import { findContradictions } from './findContradictions';
import { findReversed } from './findReversed';
import { findSource, type SentenceSource } from './findSwap';
import { isOfAnotherWork } from './weighAgreement';
import { type NumberCorrection, writeNumberEdit } from './writeNumberEdit';

/** A citation in a sentence, and the only paper that it cites; undefined if it cites several, or if the paper has no abstract. */
interface CitedSource extends SentenceSource {
  readonly paper: Paper | undefined;
}

/** A number of a sentence that the abstract of the cited paper contradicts. Its spans are in the sentence. */
export interface ContradictedNumber {
  /** The number with its unit. */
  readonly span: Span;
  /** The number without its unit. */
  readonly literal: Span;
  readonly paper: Paper;
  /** What the abstract says instead. It comes from a digest, so it may contain anything. */
  readonly quote: string;
  /** The number of the abstract with its unit, a part of the quote; undefined if it is not clear which one is meant. */
  readonly value: string | undefined;
  /** undefined if the number of the abstract can't be written for that of the sentence. */
  readonly correction: NumberCorrection | undefined;
}

/** A sentence that is longer than this, in UTF-16 units, is a table or no sentence. */
const maxSentenceLength = 1500;

/** A sentence that names its place in the paper has its numbers from there. */
const namesPlace =
  /\b(?:[Aa]ppendi(?:x|ces)|[Ss]upplementary|(?:[Tt]able|[Ff]ig(?:ure|\.)|[Ss]ec(?:tion|\.))[\s\ufeff]?(?:\d|\p{Lu}(?!\p{Ll})))/u;

/**
 * The numbers of a sentence that the abstract of their paper contradicts. `prose` is the sentence with its figures shown and its
 * citations hidden; `sources` are these citations, in order.
 */
export function findContradictedNumbers(prose: string, sources: readonly CitedSource[]): readonly ContradictedNumber[] {
  if (prose.length > maxSentenceLength || namesPlace.test(prose) || sources.every(({ paper }) => paper === undefined)) return [];
  const quantities = readQuantities(prose).map((quantity) => ({ quantity, source: findSource(prose, sources, quantity.span) }));
  return [...new Set(quantities.map(({ source }) => source))].flatMap((source) => {
    const paper = source?.paper;
    const own = quantities.filter((each) => each.source === source).map(({ quantity }) => quantity);
    const known = paper === undefined || own.length === 0 ? undefined : readAbstractNumbers(paper.title, paper.abstract);
    if (paper === undefined || known === undefined) return [];
    const contradicted = findContradictions(prose, own, known, paper.names);
    const contrary = listContrary(prose, own, known, paper, sources);
    return contradicted
      .filter(({ quantity }) => !isOfAnotherWork(prose, quantity.span, known.text, paper.names))
      .map((found) => ({
        span: found.quantity.span,
        literal: found.quantity.literal,
        paper,
        quote: quoteNumber(known.text, found.other.sentence.span, found.other.quantity.span),
        value: found.isCertain ? sliceSpan(known.text, withUnit(found.other.quantity)) : undefined,
        correction: writeNumberEdit(prose, known.text, found),
      }))
      .concat(contrary);
  });
}

/** The numbers that are those of the abstract, but told with the opposite direction. */
function listContrary(
  prose: string,
  own: readonly Quantity[],
  known: AbstractNumbers,
  paper: Paper,
  sources: readonly CitedSource[],
): readonly ContradictedNumber[] {
  const names = paper.names.flatMap((name) => {
    const start = prose.lastIndexOf(name);
    return start === -1 ? [] : [{ start, end: start + name.length }];
  });
  const authors = sources.filter((source) => source.isNarrative && source.paper === paper).map(({ span }) => span);
  const subjects = [...names, ...authors].sort((a, b) => a.start - b.start);
  return findReversed(prose, own, known, subjects).map(({ quantity, other, said, meant }) => ({
    span: { start: quantity.span.start, end: said.span.end },
    literal: quantity.literal,
    paper,
    quote: quoteNumber(known.text, other.sentence.span, { start: other.quantity.span.start, end: meant.span.end }),
    value: sliceSpan(known.text, { start: other.quantity.span.start, end: meant.span.end }),
    correction: { text: meant.word, edits: [{ span: said.span, text: meant.word, isNumber: false }] },
  }));
}

function withUnit({ span, unit }: Quantity): Span {
  return { start: span.start, end: Math.max(span.end, unit.end) };
}

/** The longest quotation, in UTF-16 units. */
const maxQuoteLength = 180;

/**
 * The words of an abstract that give a number: its sentence, or the part around the number if that is long. `text` is the readable
 * abstract. What is left out is shown as `...`.
 */
function quoteNumber(text: string, sentence: Span, number: Span): string {
  if (sentence.end - sentence.start <= maxQuoteLength) return sliceSpan(text, sentence).replace(/[\s.]+$/, '');
  const room = Math.max(0, maxQuoteLength - (number.end - number.start));
  const from = Math.max(sentence.start, Math.min(number.start - Math.floor(room * 0.6), sentence.end - maxQuoteLength));
  const to = Math.min(sentence.end, from + maxQuoteLength);
  const start = from === sentence.start ? from : skipToWord(text, from, number.start);
  const end = to === sentence.end ? to : Math.max(number.end, text.lastIndexOf(' ', to));
  const quoted = text.slice(start, Math.min(end, start + maxQuoteLength)).trim();
  return `${start > sentence.start ? '... ' : ''}${quoted.replace(/[\s.,]+$/, '')}${end < sentence.end ? ' ...' : ''}`;
}

function skipToWord(text: string, from: number, to: number): number {
  const blank = text.indexOf(' ', from);
  return blank === -1 || blank >= to ? from : blank + 1;
}

/** Numbers below this count so much in so many sentences that they tell nothing. */
const minTellingCount = 13;

/** How many numbers of a sentence that tell something an abstract has, and how many it doesn't have. */
export function countNumbersIn(
  prose: string,
  { title, abstract }: Pick<Paper, 'title' | 'abstract'>,
): { readonly has: number; readonly lacks: number } {
  const known = readAbstractNumbers(title, abstract)?.numbers ?? [];
  const isTelling = ({ kind, values: [value] }: Quantity): boolean => (kind !== 'plain' && kind !== 'count') || value >= minTellingCount;
  const said = readQuantities(prose).filter(isTelling);
  const has = said.filter((quantity) =>
    known.some(({ quantity: other }) => other.kind === quantity.kind && isSameValue({ ...quantity, bound: 'exact' }, other)),
  ).length;
  return { has, lacks: said.length - has };
}
