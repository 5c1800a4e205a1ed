/**
 * Builds the alternatives of a regular expression from words that are separated by white space, so that long lists of words are
 * readable in the code. `_` means a space inside an alternative: `alternation('propose put_forward')` is `(?:propose|put forward)`.
 */
export function alternation(words: string): string {
  return `(?:${words.trim().split(/\s+/).join('|').replaceAll('_', ' ')})`;
}
