import { titleWords } from './titleWords';

const weights = new Map(Object.entries(titleWords));
const tokens = /[\p{L}\p{M}]+(?:['’][\p{L}]+)?|\d+|[:?!.,()[\]/@#&%"$-]/gu;

/**
 * The words and punctuation marks in the first 400 UTF-16 units of a text, written like the keys of the table of weights: words are in
 * lower case, numbers with four digits are `0000`, and other numbers are `0`. If the last one is not a word, it is added a second time,
 * with `$`.
 */
export function titleTokens(text: string): string[] {
  const found: string[] = [];
  for (const [token] of text.slice(0, 400).matchAll(tokens))
    found.push(/^\d/.test(token) ? (token.length === 4 ? '0000' : '0') : token.toLowerCase());
  const last = found.at(-1);
  if (last !== undefined && !/\p{L}/u.test(last)) found.push(`${last}$`);
  return found;
}

/**
 * How much a text reads like a title rather than like a sentence, a name, a venue or part of a page, from 0 to 1. It is computed from
 * the log-odds of the words, which were learned from titles of papers and from other text in digests.
 */
export function titleLikeness(text: string): number {
  const words = titleTokens(text);
  if (words.length === 0) return 0;
  let sum = 0;
  for (const word of words) sum += weights.get(word) ?? weights.get(fallbackKeyOf(word)) ?? 0;
  return 1 / (1 + Math.exp(-(1.2 * sum) / Math.sqrt(words.length + 1)));
}

/** The key for a word that is not in the table: `~` and its last three letters, or `~` alone if the word has at most five letters. */
export function fallbackKeyOf(word: string): string {
  return word.length > 5 ? `~${word.slice(-3)}` : '~';
}
