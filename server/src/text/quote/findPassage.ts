import search from 'approx-string-match';
import type { Span } from '../../base/span';
import type { FoldedPassage } from './foldPassage';

/*
 * Finds words that were quoted, in a text that has changed since, letter by letter in texts folded by `foldPassage`. What counts as found
 * is decided by those who ask: the passage of a note must be clear, the sentence of a dismissal may have been edited more. Two others
 * compare whole words, and with less work or more facts than letters give: corrections of digests look for hundreds of titles in one pass
 * over a file, word for word, and altered quotations need to know which words differ and how much each of them says.
 */

/** A place in a folded text that resembles a quotation. */
export interface Match extends Span {
  /** The number of letters that differ. */
  readonly errors: number;
}

export function findExact(text: string, words: string): readonly Match[] {
  const all: Match[] = [];
  for (let start = text.indexOf(words); start !== -1; start = text.indexOf(words, start + 1))
    all.push({ start, end: start + words.length, errors: 0 });
  return all;
}

/**
 * At most `maxCount` places that differ in at most `maxErrors` letters, most similar first. They do not overlap. The search library returns
 * only the best places, so the text before and after each of them is searched again.
 */
export function findLike(text: string, words: string, maxErrors: number, maxCount: number): readonly Match[] {
  const chosen: Match[] = [];
  const rest: Span[] = [{ start: 0, end: text.length }];
  while (rest.length > 0 && chosen.length < maxCount) {
    const { start: from, end: to } = rest.shift() ?? { start: 0, end: 0 };
    if (to - from < words.length - maxErrors) continue;
    const [best] = search(text.slice(from, to), words, maxErrors);
    if (best === undefined || best.end === best.start) continue;
    chosen.push({ start: from + best.start, end: from + best.end, errors: best.errors });
    rest.push({ start: from, end: from + best.start }, { start: from + best.end, end: to });
  }
  return chosen.sort((a, b) => a.errors - b.errors || a.start - b.start);
}

/** How similar `known` is to the most similar part of `text`, from 0 to 1: one minus the share of its letters that differ. */
export function computeLikeness(known: string, text: string): number {
  if (known === '') return 0;
  let errors = known.length;
  for (const match of search(text, known, known.length)) errors = Math.min(errors, match.errors);
  return 1 - errors / known.length;
}

/** Whether the place consists of whole words: the "rain" in "training" does not. */
export function isWhole(text: string, { start, end }: Span): boolean {
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
const maxRest = 12;

/** Extends an edited place to whole words. */
export function toWholeWords(text: string, match: Match): Match {
  if (match.errors === 0) return match;
  let { start, end } = match;
  while (isInsideWord(text, start) && match.start - start < maxRest) start -= 1;
  while (isInsideWord(text, end) && end - match.end < maxRest) end += 1;
  return { ...match, start: isInsideWord(text, start) ? match.start : start, end: isInsideWord(text, end) ? match.end : end };
}

/** The span in the source. An edited place may begin or end with white space, which is not included. */
export function toSource({ folded, starts, ends }: FoldedPassage, { start, end }: Span): Span {
  const from = folded[start] === ' ' ? start + 1 : start;
  const to = folded[end - 1] === ' ' ? end - 1 : end;
  return { start: starts[from] ?? 0, end: ends[Math.max(from, to - 1)] ?? starts[to] ?? 0 };
}
