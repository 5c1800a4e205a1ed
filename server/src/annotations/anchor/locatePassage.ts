import { computeLikeness, type FoldedPassage, findExact, findLike, foldPassage, isWhole, type Match, toSource, toWholeWords } from '#text';
import type { Span } from '../../base/span';
import type { TextQuoteSelector } from '../../model/annotation';

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

/** The conditions under which a place counts as the passage of a note. Letters are counted in folded texts (see `foldPassage`). */
export interface PassageThresholds {
  /** How many letters on each side of a passage are compared. */
  readonly contextLength: number;
  /** A quotation with fewer letters is found only if it is unchanged, or by the text around it (see `enoughBetween`). */
  readonly minEditedLength: number;
  /** The largest share of a quotation's letters that may differ. */
  readonly maxErrors: number;
  /** How similar the surroundings of any two places are by chance, from 0 to 1. Only the similarity beyond this value counts. */
  readonly chance: number;
  /**
   * How many letters of evidence a place needs. Evidence is the letters of the quotation and the agreeing letters around it.
   * `enoughSame` is for an unchanged quotation, `enoughEdited` for an edited one.
   */
  readonly enoughSame: number;
  readonly enoughEdited: number;
  /** How many letters of evidence an unchanged quotation needs if its recorded surroundings are unchanged too. */
  readonly enoughUnchanged: number;
  /**
   * How many letters of the evidence must be around the quotation: `enoughAround` if the quotation is unchanged but its surroundings
   * are not, `enoughAroundEdited` if the quotation was edited.
   */
  readonly enoughAround: number;
  readonly enoughAroundEdited: number;
  /** If an unchanged quotation has at least this many letters and occurs only once, it is found without looking at its surroundings. */
  readonly enoughAlone: number;
  /**
   * If the passage was near the beginning or the end of the text and the place is just as near, the place gains at most this many
   * letters of evidence on that side.
   */
  readonly edge: number;
  /** How many more letters of evidence the best place needs than the second best. */
  readonly margin: number;
  /**
   * A short passage is found by its surroundings if at least `enoughBetween` letters were recorded on each side, and if the text
   * between these is at least `likeBetween` similar to the quotation (0 to 1).
   */
  readonly enoughBetween: number;
  readonly likeBetween: number;
  /** How many letters of evidence are subtracted for each letter of the quotation that differs. */
  readonly errorWeight: number;
  /** How many letters a quotation needs if its surroundings were not recorded and it occurs exactly once. */
  readonly enoughUnknown: number;
}

/**
 * The values were chosen with `npm run eval -- anchors`, seeds 1 to 5. In this evaluation, a wrong place counts far more than a note
 * whose passage is not found. docs/figures.md reports how many wrong places remain with other seeds.
 */
export const passageThresholds: PassageThresholds = {
  contextLength: 32,
  minEditedLength: 24,
  maxErrors: 0.25,
  chance: 0.6,
  enoughSame: 48,
  enoughEdited: 66,
  enoughUnchanged: 36,
  enoughAround: 12,
  enoughAroundEdited: 12,
  enoughAlone: 110,
  edge: 16,
  margin: 16,
  enoughBetween: 20,
  likeBetween: 0.6,
  errorWeight: 3,
  enoughUnknown: 16,
};

const maxCandidates = 5;
/**
 * The largest share of a quotation's letters in which a candidate may differ. It is larger than that for a located passage
 * (`PassageThresholds.maxErrors`), because the writer checks candidates.
 */
const maxCandidateErrors = 0.4;
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
  return exact === '' ? [] : findExact(folded.folded, exact).map((match) => toSource(folded, match));
}

interface FoldedSelector {
  readonly exact: string;
  /** The letters before the passage. Like `suffix`, empty if they were not recorded, or if the passage was at this end of the text. */
  readonly prefix: string;
  readonly suffix: string;
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
  const same = findExact(text.folded, exact);
  const [only] = same;
  if (same.length === 1 && only !== undefined && exact.length >= limits.enoughAlone) return found(text, only);
  if (selector.prefix === '' && selector.suffix === '') {
    const isClear = same.length === 1 && only !== undefined && exact.length >= limits.enoughUnknown && isWhole(text.folded, only);
    return isClear ? found(text, only) : orphan(text, same.length > 0 ? same : findCandidates(text.folded, exact, limits));
  }
  const between = same.length === 0 && exact.length < limits.minEditedLength ? findBetween(text.folded, selector, limits) : undefined;
  if (between !== undefined) return found(text, between);
  const matches = same.length > 0 ? same : findCandidates(text.folded, exact, limits);
  const weighed = matches
    .map((match) => weigh(text.folded, match, selector, limits))
    .sort((a, b) => b.weight - a.weight || a.start - b.start);
  const [best, second] = weighed;
  const isClear = best !== undefined && (second === undefined || best.weight - second.weight >= limits.margin);
  return isClear && isEnough(best, selector, limits) && hasSameFacts(text.folded, best, exact)
    ? found(text, toWholeWords(text.folded, best))
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
  const places = findExact(text, prefix).flatMap(({ end: from }): readonly Span[] => {
    const to = text.indexOf(suffix, from);
    return to === -1 || to - from > 2 * exact.length + slack ? [] : [{ start: from, end: to }];
  });
  const [only] = places;
  if (places.length !== 1 || only === undefined) return undefined;
  const words = text.slice(only.start, only.end).trim();
  return words !== '' && Math.min(computeLikeness(exact, words), computeLikeness(words, exact)) >= likeBetween ? only : undefined;
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
    known.length * Math.max(0, ((isSame ? 1 : computeLikeness(known, found)) - chance) / (1 - chance));
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

function findCandidates(text: string, exact: string, { minEditedLength }: PassageThresholds): readonly Match[] {
  if (exact.length < minEditedLength || text.length * exact.length > maxWork) return [];
  return findLike(text, exact, Math.floor(maxCandidateErrors * exact.length), maxCandidates + 1);
}

function found(text: FoldedPassage, match: Span): PassagePlace {
  return { kind: 'found', span: toSource(text, match) };
}

function orphan(text: FoldedPassage, matches: readonly Match[]): PassagePlace {
  return { kind: 'orphan', candidates: matches.slice(0, maxCandidates).map((match) => toSource(text, toWholeWords(text.folded, match))) };
}
