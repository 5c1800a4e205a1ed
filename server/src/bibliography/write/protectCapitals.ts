/** A word, or a command or escaped character of TeX, which is skipped. */
const pieces = /\\(?:[a-z]+|[^])|(?<word>[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)/giu;

/**
 * Puts braces around words whose capitals have a meaning, so that styles that print titles in sentence case keep the capitals:
 * `{DuoAttention}: Efficient {LLM} Inference with {K}-Means` (btxdoc, section 4.1, hint 7). `title` is TeX made by `escapeBibtex`;
 * `names` are the names that the paper gives to its own work.
 */
export function protectCapitals(title: string, names: readonly string[]): string {
  if (isShouted(title)) return title;
  const named = new Set(names.filter((name) => !/\s/.test(name)).flatMap((name) => name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []));
  return title.replace(pieces, (piece: string, word: string | undefined) =>
    word !== undefined && (hasMeantCapital(word) || (named.has(word) && /\p{Lu}/u.test(word))) ? `{${word}}` : piece,
  );
}

/** True for `LLMs`, `iPhone`, `3D` and the `K` of `K-Means`; false for `Attention` and the article `A`. */
function hasMeantCapital(word: string): boolean {
  return /^.+\p{Lu}/u.test(word) || (/^\p{Lu}$/u.test(word) && word !== 'A');
}

/** Whether most words of the title are in capitals, which then have no meaning. */
function isShouted(title: string): boolean {
  const words = title.match(/\p{L}{2,}/gu) ?? [];
  return (
    words.length >= 3 && words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase()).length > 0.7 * words.length
  );
}
