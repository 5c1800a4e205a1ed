import type { WordQuery } from './searchQuery';

/**
 * The fewest words of a query for which papers that lack a word are listed below complete matches. A shorter query is probably a name
 * or the beginning of one.
 */
const minWords = 3;
/** With this many complete matches, the writer has enough to choose from. */
const enough = 10;

/**
 * Whether to list, below the `total` complete matches, papers that lack a word of the query. Yes if there are no complete matches, or
 * if there are few and the writer has finished a query of several words with a pause or a space. Until then, the list must not grow
 * while the writer is typing.
 */
export function shouldListPartialMatches({ text, isSettled }: WordQuery, total: number): boolean {
  const words = text.trim().split(/\s+/);
  if (text.trim() === '') return false;
  return total === 0 || (total < enough && words.length >= minWords && (isSettled === true || /\s$/.test(text)));
}
