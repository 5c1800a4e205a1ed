import search from 'approx-string-match';
import type { Span } from '../../base/span';
import type { TextQuoteSelector } from '../../model/annotation';
import { foldPassage, type FoldedPassage } from './foldPassage';
import { passageThresholds, type PassageThresholds } from './passageThresholds';

/** Where a passage was found. Spans are UTF-16 offsets of the searched text. */
export type PassagePlace =
  | { readonly kind: 'found'; readonly span: Span }
  /**
   * The passage was removed, or it could be at several places. `candidates` are the most similar places, best first; empty if none is
   * similar.
   */
  | { readonly kind: 'orphan'; readonly candidates: readonly Span[] };

/** Finds passages in one text. */
export interface PassageLocator {
  locate(selector: TextQuoteSelector): PassagePlace;
}

const maxCandidates = 5;
/**
 * The largest share of a quotation's letters in which a candidate may differ. It is larger than that for a located passage
 * (`PassageThresholds.maxErrors`), because the writer checks candidates.
 */
const candidateErrors = 0.4;
/**
 * The largest product of the lengths of text and quotation, in letters. If the product is larger, the text can't be an abstract, and
 * only exact matches are searched for.
 */
const maxWork = 20_000_000;

/**
 * Creates a locator for a text. A wrong place is worse than none, so a passage is located only if its place is clear. Either the
 * passage is unchanged (ignoring white space, case, hyphens and quotation marks). Or it has few edits, and together with the words
 * around it, it fits clearly better than any other place. Or it is short, and the words around it are unchanged (see `findBetween`).
 */
export function createPassageLocator(text: string, limits: PassageThresholds = passageThresholds): PassageLocator {
  const folded = foldPassage(text);
  return { locate: (selector) => locate(folded, foldSelector(selector, limits), limits) };
}

/** All places where exactly these words occur, ignoring white space, case, hyphens and quotation marks. */
export function findWords(text: string, words: string): readonly Span[] {
  const folded = foldPassage(text);
  const exact = foldPassage(words).folded;
  return exact === '' ? [] : findAll(folded.folded, exact).map((match) => toSource(folded, match));
}

interface FoldedSelector {
  readonly exact: string;
  /** The letters before the passage. Like `suffix`, empty if they were not recorded, or if the passage was at this end of the text. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A place in the folded text that resembles the quotation. */
interface Match extends Span {
  /** The number of letters that differ. */
  readonly errors: number;
}

interface WeighedMatch extends Match {
  /** How many letters around the place agree, beyond the agreement that is expected by chance. */
  readonly around: number;
  /** Whether the recorded text on both sides is unchanged. */
  readonly isUnchanged: boolean;
  /** The total evidence for this place, in letters. */
  readonly weight: number;
}

function foldSelector({ exact, prefix, suffix }: TextQuoteSelector, { contextLength }: PassageThresholds): FoldedSelector {
  return {
    exact: foldPassage(exact).folded,
    prefix: foldPassage(prefix).folded.slice(-contextLength).trim(),
    suffix: foldPassage(suffix).folded.slice(0, contextLength).trim(),
  };
}

function locate(text: FoldedPassage, selector: FoldedSelector, limits: PassageThresholds): PassagePlace {
  const { exact } = selector;
  if (exact === '') return { kind: 'orphan', candidates: [] };
  const same = findAll(text.folded, exact);
  const [only] = same;
  if (same.length === 1 && only !== undefined && exact.length >= limits.enoughAlone) return found(text, only);
  if (selector.prefix === '' && selector.suffix === '') {
    const isClear = same.length === 1 && only !== undefined && exact.length >= limits.enoughUnknown && isWhole(text.folded, only);
    return isClear ? found(text, only) : orphan(text, same.length > 0 ? same : findLike(text.folded, exact, limits));
  }
  const between = same.length === 0 && exact.length < limits.minEditedLength ? findBetween(text.folded, selector, limits) : undefined;
  if (between !== undefined) return found(text, between);
  const matches = same.length > 0 ? same : findLike(text.folded, exact, limits);
  const weighed = matches
    .map((match) => weigh(text.folded, match, selector, limits))
    .sort((a, b) => b.weight - a.weight || a.start - b.start);
  const [best, second] = weighed;
  const isClear = best !== undefined && (second === undefined || best.weight - second.weight >= limits.margin);
  return isClear && isEnough(best, selector, limits) && hasSameFacts(text.folded, best, exact)
    ? found(text, toWords(text.folded, best))
    : orphan(text, weighed);
}

/**
 * Finds a short passage by the text around it. After an edit, a short passage itself has too few letters to be recognized. The text
 * between both sides must be similar, and there must be only one such place; otherwise the result is undefined.
 */
function findBetween(
  text: string,
  { exact, prefix, suffix }: FoldedSelector,
  { enoughBetween, likeBetween }: PassageThresholds,
): Span | undefined {
  if (Math.min(prefix.length, suffix.length) < enoughBetween) return undefined;
  const places = findAll(text, prefix).flatMap(({ end: from }): readonly Span[] => {
    const to = text.indexOf(suffix, from);
    return to === -1 || to - from > 2 * exact.length + slack ? [] : [{ start: from, end: to }];
  });
  const [only] = places;
  if (places.length !== 1 || only === undefined) return undefined;
  const words = text.slice(only.start, only.end).trim();
  return words !== '' && Math.min(compare(exact, words), compare(words, exact)) >= likeBetween ? only : undefined;
}

function isEnough({ errors, around, isUnchanged, weight }: WeighedMatch, { exact }: FoldedSelector, limits: PassageThresholds): boolean {
  if (errors === 0 && isUnchanged) return weight >= limits.enoughUnchanged;
  if (errors === 0) return weight >= limits.enoughSame && around >= limits.enoughAround;
  return errors <= limits.maxErrors * exact.length && weight >= limits.enoughEdited && around >= limits.enoughAroundEdited;
}

/**
 * Whether all addresses and at least half of several numbers are the same. "Code is at https://..." with another address is another
 * sentence, however similar it is. The same is true of "34.07 and 37.23 at 2216.99" with mostly different numbers.
 */
function hasSameFacts(text: string, { start, end, errors }: Match, exact: string): boolean {
  if (errors === 0) return true;
  const stretch = text.slice(start, end + slack);
  const addresses = exact.match(/https?:\/\/\S+/g) ?? [];
  const numbers = exact.match(number) ?? [];
  const left = new Set(stretch.match(number));
  const kept = numbers.filter((each) => left.has(each)).length;
  return (
    addresses.every((address) => stretch.includes(address.replace(/[.,;:)]+$/, ''))) && (numbers.length < 2 || kept * 2 >= numbers.length)
  );
}

const number = /\d+(?:[.,]\d+)*/g;

function weigh(
  text: string,
  match: Match,
  { exact, prefix, suffix }: FoldedSelector,
  { chance, errorWeight, edge, contextLength }: PassageThresholds,
): WeighedMatch {
  const { start, end, errors } = match;
  // If fewer letters than `contextLength` were recorded, the passage was near an end of the text. If it is still equally near that end,
  // this counts as evidence instead of the missing letters.
  const atEdge = (known: string): number => Math.min(edge, contextLength - known.length);
  const share = (known: string, found: string, isSame: boolean): number =>
    known.length * Math.max(0, ((isSame ? 1 : compare(known, found)) - chance) / (1 - chance));
  const before = text.slice(Math.max(0, start - prefix.length - slack), start).trimEnd();
  const after = text.slice(end, end + suffix.length + slack).trimStart();
  const isSameBefore = prefix === '' ? before === '' : before.endsWith(prefix);
  const isSameAfter = suffix === '' ? after === '' : after.startsWith(suffix);
  const left = share(prefix, before, isSameBefore) + (before === prefix ? atEdge(prefix) : 0);
  const right = share(suffix, after, isSameAfter) + (after === suffix ? atEdge(suffix) : 0);
  return {
    ...match,
    around: left + right,
    isUnchanged: isSameBefore && isSameAfter,
    weight: exact.length - errorWeight * errors + left + right,
  };
}

/** A tolerance in letters, because edits may have moved the surrounding text. */
const slack = 4;

/** How similar `known` is to the most similar part of `text`, from 0 to 1: one minus the share of its letters that differ. */
function compare(known: string, text: string): number {
  if (known === '') return 0;
  let errors = known.length;
  for (const match of search(text, known, known.length)) errors = Math.min(errors, match.errors);
  return 1 - errors / known.length;
}

function findAll(text: string, exact: string): readonly Match[] {
  const all: Match[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1))
    all.push({ start, end: start + exact.length, errors: 0 });
  return all;
}

/**
 * The places that resemble the quotation, most similar first. They do not overlap. The search library returns only the best places, so
 * the text before and after each of them is searched again.
 */
function findLike(text: string, exact: string, { minEditedLength }: PassageThresholds): readonly Match[] {
  if (exact.length < minEditedLength || text.length * exact.length > maxWork) return [];
  const chosen: Match[] = [];
  const rest: Span[] = [{ start: 0, end: text.length }];
  while (rest.length > 0 && chosen.length <= maxCandidates) {
    const { start: from, end: to } = rest.shift() ?? { start: 0, end: 0 };
    const most = Math.floor(candidateErrors * exact.length);
    if (to - from < exact.length - most) continue;
    const [best] = search(text.slice(from, to), exact, most);
    if (best === undefined || best.end === best.start) continue;
    chosen.push({ start: from + best.start, end: from + best.end, errors: best.errors });
    rest.push({ start: from, end: from + best.start }, { start: from + best.end, end: to });
  }
  return chosen.sort((a, b) => a.errors - b.errors || a.start - b.start);
}

/** Whether the place consists of whole words: the "rain" in "training" does not. */
function isWhole(text: string, { start, end }: Span): boolean {
  return !isInsideWord(text, start) && !isInsideWord(text, end);
}

/** Whether the letters before and after the offset belong to the same word. */
function isInsideWord(text: string, at: number): boolean {
  return letter.test(text[at - 1] ?? '') && letter.test(text[at] ?? '');
}

const letter = /[\p{L}\p{N}]/u;
/**
 * The longest rest of a word that is added to a place, in letters. If the rest is longer, the script probably has no spaces, so there
 * is no word to complete.
 */
const maxRestLength = 12;

/** Extends an edited place to whole words. */
function toWords(text: string, match: Match): Match {
  if (match.errors === 0) return match;
  let { start, end } = match;
  while (isInsideWord(text, start) && match.start - start < maxRestLength) start -= 1;
  while (isInsideWord(text, end) && end - match.end < maxRestLength) end += 1;
  return { ...match, start: isInsideWord(text, start) ? match.start : start, end: isInsideWord(text, end) ? match.end : end };
}

function found(text: FoldedPassage, match: Span): PassagePlace {
  return { kind: 'found', span: toSource(text, match) };
}

function orphan(text: FoldedPassage, matches: readonly Match[]): PassagePlace {
  return { kind: 'orphan', candidates: matches.slice(0, maxCandidates).map((match) => toSource(text, toWords(text.folded, match))) };
}

function toSource({ folded, starts, ends }: FoldedPassage, { start, end }: Span): Span {
  // An edited place may begin or end with white space, which is not included.
  const from = folded[start] === ' ' ? start + 1 : start;
  const to = folded[end - 1] === ' ' ? end - 1 : end;
  return { start: starts[from] ?? 0, end: ends[Math.max(from, to - 1)] ?? starts[to] ?? 0 };
}
