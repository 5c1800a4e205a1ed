import { isEnglish, splitSentences } from '#text';
import { lazy } from '../../base/derivedValues';
import { toReadable } from '../../base/readableText';
import type { Span } from '../../base/span';
import type { Quantity } from '../quantities/quantity';
import { readQuantities } from '../quantities/readQuantities';
import { listClauseWords, type PlacedQuantity, readAllSurroundings } from './surroundings';

/** How much of an abstract is read, in UTF-16 units. A longer text is not an abstract. */
const maxReadLength = 8000;

/** A number of an abstract with the words around it. Its spans are in the readable text. */
export interface AbstractNumber extends PlacedQuantity {
  readonly sentence: AbstractSentence;
  /** Not if a space may have cut the number in two: of `1, 500 texts`, the values are 500 and 1500. */
  readonly isClear: boolean;
}

interface AbstractSentence {
  readonly span: Span;
  stems(): ReadonlySet<string>;
}

/** What an abstract says in numbers. */
export interface AbstractNumbers {
  readonly title: string;
  /** The abstract in readable form. */
  readonly text: string;
  readonly numbers: readonly AbstractNumber[];
  /** The stems of title and abstract. */
  stems(): ReadonlySet<string>;
  titleStems(): ReadonlySet<string>;
}

/** The numbers of an abstract; undefined if it is not in English, so that its words can't be compared with those of a sentence. */
export function readAbstractNumbers(title: string, abstract: string): AbstractNumbers | undefined {
  const text = toReadable(abstract.slice(0, maxReadLength)).replace(/\\[,;!]/g, '  ');
  if (!isEnglish(text)) return undefined;
  const quantities = readQuantities(text);
  const numbers = splitSentences(text).flatMap((span) => {
    const inside = quantities.filter((quantity) => quantity.span.start >= span.start && quantity.span.start < span.end);
    if (inside.length === 0) return [];
    const sentence = { span, stems: lazy(() => listStems(text, span)) };
    return readAllSurroundings(text, span, inside).map((each) => ({ ...each, ...readCut(text, each.quantity), sentence }));
  });
  const titleStems = lazy(() => listStems(title, { start: 0, end: title.length }));
  const stems = lazy(() => new Set([...listStems(text, { start: 0, end: text.length }), ...titleStems()]));
  return { title, text, numbers, stems, titleStems };
}

function readCut(text: string, quantity: Quantity): Pick<AbstractNumber, 'quantity' | 'isClear'> {
  const { start, end } = quantity.literal;
  const [, head] = /(?<!\d)(\d{1,3}), $/.exec(text.slice(Math.max(0, start - 6), start)) ?? [];
  const rest = text.slice(start, end);
  if (head === undefined || !/^\d{3}$/.test(rest)) return { quantity, isClear: true };
  return { quantity: { ...quantity, values: [Number(rest), Number(head + rest)], isPair: true }, isClear: false };
}

function listStems(text: string, span: Span): ReadonlySet<string> {
  return new Set(listClauseWords(text, span).map(({ stem }) => stem));
}
