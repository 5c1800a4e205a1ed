/**
 * A regular expression's alternatives from words that blanks or line ends divide; `_` stands for a blank within one:
 * `anyOf('propose put_forward')` is `(?:propose|put forward)`. Keeps long lists of words readable.
 */
export function anyOf(words: string): string {
  return `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
}
