const suffix = /(?:ational|ization|isation|ingly|edly|ations?|ative|ness|ment|ing|ity|ive|ed|ly|al|ic|er|or|e)$/;

/**
 * A lower-case word without one common suffix: `prun` for "pruning", "pruned" and "prune". Fewer words get the same stem than with
 * `stemWord`, which the search uses. With `stemWord`, papers in a small library would move to other topics. The result is not always a
 * word, so it must never be shown.
 */
export function stripSuffix(word: string): string {
  return word.length < 5 || !/^[a-z]+$/.test(word) ? word : word.replace(suffix, '');
}
