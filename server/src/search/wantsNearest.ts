import type { WordQuery } from './searchQuery';

/** Of a shorter query every word counts: it is a name, or the beginning of one. */
const fewestWords = 3;
/** Where so many papers have every word the writer has enough to choose from. */
const enough = 10;

/**
 * Whether papers that lack a word are worth showing below the `total` that match: where nothing matches, and where little does
 * once an idea in several words is finished, by a pause or a space. Until then the list does not grow under the writer's eyes.
 */
export function wantsNearest({ text, isSettled }: WordQuery, total: number): boolean {
  const words = text.trim().split(/\s+/);
  if (text.trim() === '') return false;
  return total === 0 || (total < enough && words.length >= fewestWords && (isSettled === true || /\s$/.test(text)));
}
