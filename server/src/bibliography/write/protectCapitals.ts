/** Commands and escaped signs of TeX, which are skipped, or a word. */
const pieces = /\\(?:[a-z]+|[^])|(?<word>[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)/giu;

/**
 * The title with braces around the words whose capitals mean something, so that a style that writes titles like
 * sentences keeps them: `{DuoAttention}: Efficient {LLM} Inference with {K}-Means` (btxdoc, section 4.1, hint 7).
 * `title` is TeX of `escapeBibtex`; `names` are the paper's own.
 */
export function protectCapitals(title: string, names: readonly string[]): string {
  if (isShouted(title)) return title;
  const named = new Set(names.filter((name) => !/\s/.test(name)).flatMap((name) => name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []));
  return title.replace(pieces, (piece: string, word: string | undefined) =>
    word !== undefined && (hasMeantCapital(word) || (named.has(word) && /\p{Lu}/u.test(word))) ? `{${word}}` : piece,
  );
}

/** `LLMs`, `iPhone`, `3D`, the K of `K-Means`; not `Attention`, and not the article `A`. */
function hasMeantCapital(word: string): boolean {
  return /^.+\p{Lu}/u.test(word) || (/^\p{Lu}$/u.test(word) && word !== 'A');
}

/** Whether the whole title is set in capitals: then none of them means anything. */
function isShouted(title: string): boolean {
  const words = title.match(/\p{L}{2,}/gu) ?? [];
  return (
    words.length >= 3 && words.filter((word) => word === word.toUpperCase() && word !== word.toLowerCase()).length > 0.7 * words.length
  );
}
