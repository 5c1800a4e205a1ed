import { lazy } from '../../base/lazy';
import type { Span } from '../../base/span';
import type { AbstractNumber } from './abstractNumbers';
import { listClauseWords, type ClauseWord } from './clauseWords';

/** Between the parts of a sentence: `78% on A, 76% on B and 71% on C`. */
const partEnd = /[;:()—]|,(?!\d)|\s(?:and|but|while|whereas|or|versus|vs)(?=\s)/g;
/** Before a number that is mentioned only to compare another with it. */
const comparison = /\b(?:than|from|over|above|against|versus|vs\.?|beyond)\s{1,12}(?:(?:the|an?)\s{1,12})?$/i;
/** Behind a number and at most a few words, such as the name of a metric: what the number is of. */
const labelBehind = /^([^,.;:()]{0,40}?\s(?:on|for|in|of|at|with|over|against|(?:compared|relative) (?:to|with))\s)/;
/** Before a number: what the number is of, such as `accuracy of`. */
const labelBefore =
  /(?:^|\s)((?:\p{L}[\p{L}\d-]*\s){1,3})(?:score\s|scores\s|rate\s)?(?:of|is|was|=)\s{1,12}(?:(?:about|around|nearly|over|up to)\s{1,12})?$/u;

/**
 * The number of an abstract that is of what a sentence says of another number: of `78% on A` in the sentence, where the abstract says
 * `78% on B and 76% on A`, this is 76%. `span` is the number of the sentence, `meant` the one of the abstract with its value, `free` are
 * those that the sentence does not have, and `text` is the abstract. undefined if the words beside the numbers don't show clearly that
 * two were confused.
 */
export function findSwap(
  sentence: string,
  span: Span,
  meant: AbstractNumber,
  free: readonly AbstractNumber[],
  text: string,
): AbstractNumber | undefined {
  const whole = { start: 0, end: sentence.length };
  if (comparison.test(sentence.slice(Math.max(0, span.start - 24), span.start))) return undefined;
  const mentioned = lazy(() => stemsOf(listClauseWords(sentence, whole)));
  const found = free.filter((other) => {
    if (other.sentence !== meant.sentence || other.quantity.kind !== meant.quantity.kind || other.isChange !== meant.isChange) return false;
    return [labelsBehind, labelsBefore].some((list) => {
      const [own, others] = list(text, meant, other);
      const tells = ({ stem }: ClauseWord, without: readonly ClauseWord[]): boolean => without.every((each) => each.stem !== stem);
      const ownOnly = own.filter((word) => tells(word, others));
      const otherOnly = others.filter((word) => tells(word, own));
      if (ownOnly.length === 0 || otherOnly.length === 0 || ownOnly.some(({ stem }) => mentioned().has(stem))) return false;
      const said = stemsOf(list === labelsBehind ? readBehind(sentence, whole, span) : readBefore(sentence, span));
      const shared = otherOnly.filter(({ stem }) => said.has(stem));
      return shared.some(({ isName }) => isName) || (shared.length > 0 && 2 * shared.length >= otherOnly.length);
    });
  });
  return found.length === 1 ? found[0] : undefined;
}

function stemsOf(words: readonly ClauseWord[]): ReadonlySet<string> {
  return new Set(words.map(({ stem }) => stem));
}

type Labels = readonly [readonly ClauseWord[], readonly ClauseWord[]];

/** The words behind two numbers of a sentence: of `A` and `B` in `78% on A and 76% on B`, and in `78% and 76% on A and B`. */
function labelsBehind(text: string, a: AbstractNumber, b: AbstractNumber): Labels {
  const isOrdered = a.quantity.span.start < b.quantity.span.start;
  const [first, second] = isOrdered ? [a, b] : [b, a];
  if (/^\s(?:and|vs\.?|versus)\s(?:an?\s)?$/.test(text.slice(endOf(first), second.quantity.span.start))) {
    const behind = text.slice(endOf(second), second.sentence.span.end);
    const lead = labelBehind.exec(behind)?.[0] ?? '';
    const list = /^([^,.;:()]{1,40}?)\sand\s([^,.;:()]{1,40})/.exec(behind.slice(lead.length));
    if (lead === '' || list === null) return [[], []];
    const from = endOf(second) + lead.length;
    const middle = from + (list[1] ?? '').length;
    const words = [
      listClauseWords(text, { start: from, end: middle }),
      listClauseWords(text, { start: middle + 5, end: from + list[0].length }).slice(0, 3),
    ] as const;
    return isOrdered ? words : [words[1], words[0]];
  }
  return [readBehind(text, a.sentence.span, a.quantity.span), readBehind(text, b.sentence.span, b.quantity.span)];
}

function labelsBefore(text: string, a: AbstractNumber, b: AbstractNumber): Labels {
  return [readBefore(text, a.quantity.span), readBefore(text, b.quantity.span)];
}

function endOf({ quantity: { span, unit } }: AbstractNumber): number {
  return Math.max(span.end, unit.end);
}

/** The words behind the preposition that follows a number, up to the next comma, bracket or conjunction. */
function readBehind(text: string, { start, end }: Span, number: Span): readonly ClauseWord[] {
  const to = [...text.slice(start, end).matchAll(partEnd)].map(({ index }) => start + index).find((at) => at >= number.end) ?? end;
  const lead = labelBehind.exec(text.slice(number.end, to))?.[0];
  return lead === undefined ? [] : listClauseWords(text, { start: number.end + lead.length, end: to });
}

function readBefore(text: string, { start }: Span): readonly ClauseWord[] {
  const from = Math.max(0, start - 60);
  const match = labelBefore.exec(text.slice(from, start));
  return match === null ? [] : listClauseWords(text, { start: from + match.index, end: start });
}
