/**
 * The alternatives of a regular expression, from words separated by white space; `_` means a space inside an alternative:
 * `anyOf('propose put_forward')` is `(?:propose|put forward)`. Keeps long lists of words readable.
 */
export function alternation(words: string): string {
  return `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
}
