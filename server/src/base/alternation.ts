/**
 * Builds the alternatives of a regular expression from words separated by white space, which keeps long lists of words readable. `_`
 * means a space inside an alternative: `alternation('propose put_forward')` is `(?:propose|put forward)`.
 */
export function alternation(words: string): string {
  return `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
}
