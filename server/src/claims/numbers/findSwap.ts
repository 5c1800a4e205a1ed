import { lazy } from '../../base/derivedValues';
import type { Span } from '../../base/span';
import type { Quantity } from '../quantities/quantity';
import { isRounded } from '../quantities/sameValue';
import type { AbstractNumber } from './abstractNumbers';
import { type ClauseWord, listClauseWords } from './surroundings';

type Labels = readonly [readonly ClauseWord[], readonly ClauseWord[]];

/** A citation in a sentence, as the words around it show it. */
export interface SentenceSource {
  readonly span: Span;
  /** Whether the sentence speaks of the work by its authors: `@doe shows`, `\citet{doe}`. */
  readonly isNarrative: boolean;
}

/** Between the parts of a sentence: `78% on A, 76% on B and 71% on C`. */
const partEnd = /[;:()—]|,(?!\d)|\s(?:and|but|while|whereas|or|versus|vs)(?=\s)/g;
/** Before a number that is mentioned only to compare another with it. */
const comparison = /\b(?:than|from|over|above|against|versus|vs\.?|beyond)\s{1,12}(?:(?:the|an?)\s{1,12})?$/i;
/** After a number and at most a few words, such as the name of a metric: what the number is of. */
const labelAfter = /^([^,.;:()]{0,40}?\s(?:on|for|in|of|at|with|over|against|(?:compared|relative) (?:to|with))\s)/;
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
    return [labelsAfter, labelsBefore].some((list) => {
      const [own, others] = list(text, meant, other);
      const tells = ({ stem }: ClauseWord, without: readonly ClauseWord[]): boolean => without.every((each) => each.stem !== stem);
      const ownOnly = own.filter((word) => tells(word, others));
      const otherOnly = others.filter((word) => tells(word, own));
      if (ownOnly.length === 0 || otherOnly.length === 0 || ownOnly.some(({ stem }) => mentioned().has(stem))) return false;
      const said = stemsOf(list === labelsAfter ? readAfter(sentence, whole, span) : readBefore(sentence, span));
      const shared = otherOnly.filter(({ stem }) => said.has(stem));
      return shared.some(({ isName }) => isName) || (shared.length > 0 && 2 * shared.length >= otherOnly.length);
    });
  });
  return found.length === 1 ? found[0] : undefined;
}

function stemsOf(words: readonly ClauseWord[]): ReadonlySet<string> {
  return new Set(words.map(({ stem }) => stem));
}

/** The words after two numbers of a sentence: of `A` and `B` in `78% on A and 76% on B`, and in `78% and 76% on A and B`. */
function labelsAfter(text: string, a: AbstractNumber, b: AbstractNumber): Labels {
  const isOrdered = a.quantity.span.start < b.quantity.span.start;
  const [first, second] = isOrdered ? [a, b] : [b, a];
  if (/^\s(?:and|vs\.?|versus)\s(?:an?\s)?$/.test(text.slice(endOf(first), second.quantity.span.start))) {
    const after = text.slice(endOf(second), second.sentence.span.end);
    const lead = labelAfter.exec(after)?.[0] ?? '';
    const list = /^([^,.;:()]{1,40}?)\sand\s([^,.;:()]{1,40})/.exec(after.slice(lead.length));
    if (lead === '' || list === null) return [[], []];
    const from = endOf(second) + lead.length;
    const middle = from + (list[1] ?? '').length;
    const words = [
      listClauseWords(text, { start: from, end: middle }),
      listClauseWords(text, { start: middle + 5, end: from + list[0].length }).slice(0, 3),
    ] as const;
    return isOrdered ? words : [words[1], words[0]];
  }
  return [readAfter(text, a.sentence.span, a.quantity.span), readAfter(text, b.sentence.span, b.quantity.span)];
}

function labelsBefore(text: string, a: AbstractNumber, b: AbstractNumber): Labels {
  return [readBefore(text, a.quantity.span), readBefore(text, b.quantity.span)];
}

function endOf({ quantity: { span, unit } }: AbstractNumber): number {
  return Math.max(span.end, unit.end);
}

/** The words after the preposition that follows a number, up to the next comma, bracket or conjunction. */
function readAfter(text: string, { start, end }: Span, number: Span): readonly ClauseWord[] {
  const to = [...text.slice(start, end).matchAll(partEnd)].map(({ index }) => start + index).find((at) => at >= number.end) ?? end;
  const lead = labelAfter.exec(text.slice(number.end, to))?.[0];
  return lead === undefined ? [] : listClauseWords(text, { start: number.end + lead.length, end: to });
}

function readBefore(text: string, { start }: Span): readonly ClauseWord[] {
  const from = Math.max(0, start - 60);
  const match = labelBefore.exec(text.slice(from, start));
  return match === null ? [] : listClauseWords(text, { start: from + match.index, end: start });
}

/** The writer's own work. */
const ownWork = /\b(?:we|our|ours|us|my|this (?:paper|thesis|work|study|article|chapter))\b|\bI\b(?!\.)/gi;
/** What a sentence begins with if all of it is about the writer's own work: `In our runs, X reaches 75%`, `When we ran it on maps, ...`. */
const ownOpening =
  /^\P{L}*(?:when|where|once|after|as|if|(?:run|(?!compared|opposed)\p{L}+ed) (?:in|on|to|with|under)|in|on|with|under|using|across|over|during|for)(?! (?:contrast|comparison|opposition|addition))[^,;:.()—]{0,60}?\b(?:we|our|us|my)\b/iu;
const clauseBreak = /[;:()—]|(?<!\d),|,(?!\d)|\s(?:while|whereas|but)\s/;

/** Between a number and the authors who are named after it, these words tell that it is not theirs: `8%, which differs from Doe's`. */
const otherSubject = /[,;:()—]\s(?:which|unlike|whereas|while|but|not|as opposed|in contrast|compared|contrary)(?!\p{L})/iu;

/**
 * The citation to which a number in a sentence belongs; undefined if that is not sure, or if the number is one of the writer's own work.
 * `prose` is the sentence; the citations are in order and hidden in it.
 */
export function findSource<T extends SentenceSource>(prose: string, sources: readonly T[], { start, end }: Span): T | undefined {
  const before = sources.findLast(({ span }) => span.end <= start);
  const after = sources.find(({ span }) => span.start >= end);
  const isApart = (from: number, to: number): boolean => clauseBreak.test(prose.slice(from, to));
  const found = ((): T | undefined => {
    if (sources.length === 1)
      return before ?? (after?.isNarrative === true && otherSubject.test(prose.slice(end, after.span.start)) ? undefined : after);
    if (after === undefined) return before !== undefined && !prose.slice(before.span.end, start).includes(';') ? before : undefined;
    if (after.isNarrative || isApart(end, after.span.start)) return undefined;
    if (before === undefined) return after;
    return !before.isNarrative && isApart(before.span.end, start) ? after : undefined;
  })();
  return found !== undefined && isOwnWork(prose, found.span, { start, end }) ? undefined : found;
}

function isOwnWork(prose: string, source: Span, number: Span): boolean {
  const own = [...prose.matchAll(ownWork)].filter(({ 0: word, index }) => word !== 'US' && !isInside(index, source));
  if (own.length === 0) return false;
  if (ownOpening.test(prose)) return true;
  const isApart = (from: number, to: number): boolean => clauseBreak.test(prose.slice(Math.min(from, to), Math.max(from, to)));
  const [from, to] = [Math.min(number.start, source.start), Math.max(number.end, source.end)];
  if (own.some(({ index }) => !isApart(index, number.start) || (from <= index && index < to))) return true;
  return source.start < number.start && isApart(source.end, number.start);
}

function isInside(at: number, { start, end }: Span): boolean {
  return start <= at && at < end;
}

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
