import search from 'approx-string-match';
import type { Span } from '../../base/span';
import type { TextQuoteSelector } from '../../model/annotation';
import { foldPassage, type FoldedPassage } from './foldPassage';

/** Where a passage stands now. Spans are UTF-16 offsets of the text that was searched. */
export type PassagePlace =
  | { readonly kind: 'found'; readonly span: Span }
  /** It is gone, or could be in several places: what is most like it, the likest first; empty where nothing is. */
  | { readonly kind: 'orphan'; readonly candidates: readonly Span[] };

/** Finds passages in one text. */
export interface PassageLocator {
  locate(selector: TextQuoteSelector): PassagePlace;
}

/** In folded letters. A shorter quotation stands in many places, and only what is around it tells them apart. */
const telling = 24;
/** The share of a quotation's letters that an edit may have changed. */
const mostErrors = 0.2;
/** By what share of its letters the second best must be further away. */
const margin = 0.15;
/** How many letters around a passage are compared. */
const contextLength = 32;
/** The share of the letters before or behind it that must be the same where the passage itself doesn't tell enough. */
const sameContext = 0.6;
/** By so much, of 2 for both sides, the context of one of several equal passages must be nearer than that of the next. */
const contextMargin = 0.5;
const mostCandidates = 5;
/** Candidates may be further away than what is found: the writer looks at them. */
const candidateErrors = 0.4;

/**
 * A wrong place is worse than none: what is found is the same text (white space, case, hyphens and quotation marks
 * apart), or one with few edits that stands alone, between the words that stood around it.
 */
export function createPassageLocator(text: string): PassageLocator {
  const folded = foldPassage(text);
  return { locate: (selector) => locate(folded, selector) };
}

/** A place in the folded text. */
interface Match extends Span {
  /** Letters that differ. */
  readonly errors: number;
  /** How like the surroundings are, from 0 to 1 for each side that the selector knows; undefined where it knows none. */
  readonly context: ContextLikeness;
}

interface ContextLikeness {
  readonly before: number | undefined;
  readonly behind: number | undefined;
}

function locate(text: FoldedPassage, selector: TextQuoteSelector): PassagePlace {
  const exact = foldPassage(selector.exact).folded;
  if (exact === '') return { kind: 'orphan', candidates: [] };
  const around = { prefix: foldPassage(selector.prefix).folded.slice(-contextLength), suffix: foldPassage(selector.suffix).folded.slice(0, contextLength) };
  const toMatch = ({ start, end, errors }: Span & { readonly errors: number }): Match => ({ start, end, errors, context: compareContext(text.folded, { start, end }, around) });
  const same = findAll(text.folded, exact).map(toMatch);
  const [only] = same;
  if (same.length === 1 && only !== undefined && (exact.length >= telling || isBetween(only.context))) return { kind: 'found', span: toSource(text, only) };
  if (same.length > 1) {
    const [best, second] = [...same].sort((a, b) => sumOf(b.context) - sumOf(a.context));
    const isClear = best !== undefined && second !== undefined && isBetween(best.context) && sumOf(best.context) - sumOf(second.context) >= contextMargin;
    if (isClear) return { kind: 'found', span: toSource(text, best) };
    return { kind: 'orphan', candidates: same.slice(0, mostCandidates).map((match) => toSource(text, match)) };
  }
  const like = [...same, ...(exact.length < telling ? [] : findLike(text.folded, exact).map(toMatch))];
  const [best, second] = like;
  const isAlone = best !== undefined && (second === undefined || second.errors - best.errors >= margin * exact.length);
  if (best !== undefined && same.length === 0 && isAlone && best.errors <= mostErrors * exact.length && hasContext(best.context)) {
    return { kind: 'found', span: toSource(text, best) };
  }
  return { kind: 'orphan', candidates: like.slice(0, mostCandidates).map((match) => toSource(text, match)) };
}

/** Edited words are the same passage only between words that were around it. */
function hasContext({ before, behind }: ContextLikeness): boolean {
  return Math.max(before ?? 0, behind ?? 0) >= sameContext;
}

/** What nothing is known of does not speak against a place. */
function isBetween({ before, behind }: ContextLikeness): boolean {
  return (before === undefined && behind === undefined) || hasContext({ before, behind });
}

function sumOf({ before = 0, behind = 0 }: ContextLikeness): number {
  return before + behind;
}

function findAll(text: string, exact: string): readonly (Span & { readonly errors: number })[] {
  const found: (Span & { readonly errors: number })[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) found.push({ start, end: start + exact.length, errors: 0 });
  return found;
}

/** Disjoint, the likest first. The library gives only the best ones, so what is left of and behind these is searched again. */
function findLike(text: string, exact: string): readonly (Span & { readonly errors: number })[] {
  const chosen: (Span & { readonly errors: number })[] = [];
  const rest: Span[] = [{ start: 0, end: text.length }];
  while (rest.length > 0 && chosen.length <= mostCandidates) {
    const { start: from, end: to } = rest.shift() ?? { start: 0, end: 0 };
    const [best] = search(text.slice(from, to), exact, Math.floor(candidateErrors * exact.length));
    if (best === undefined || best.end === best.start) continue;
    chosen.push({ start: from + best.start, end: from + best.end, errors: best.errors });
    rest.push({ start: from, end: from + best.start }, { start: from + best.end, end: to });
  }
  return chosen.sort((a, b) => a.errors - b.errors || a.start - b.start);
}

function compareContext(text: string, { start, end }: Span, { prefix, suffix }: { readonly prefix: string; readonly suffix: string }): ContextLikeness {
  return {
    before: prefix === '' ? undefined : compare(prefix, text.slice(Math.max(0, start - prefix.length - slack), start)),
    behind: suffix === '' ? undefined : compare(suffix, text.slice(end, end + suffix.length + slack)),
  };
}

/** By how much what stands around may have moved. */
const slack = 4;

/** From 0 to 1: the share of letters of `known` that stand in `text`, in order. */
function compare(known: string, text: string): number {
  const trimmed = known.trim();
  if (trimmed === '') return 0;
  const errors = Math.min(trimmed.length, ...search(text, trimmed, trimmed.length).map((match) => match.errors));
  return 1 - errors / trimmed.length;
}

function toSource({ starts, ends }: FoldedPassage, { start, end }: Span): Span {
  return { start: starts[start] ?? 0, end: ends[Math.max(start, end - 1)] ?? starts[end] ?? 0 };
}
