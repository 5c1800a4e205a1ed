/** How a heading writes words that a title wrote with capitals: "Sparse Attention" is "sparse attention", "Nash Equilibria" "Nash equilibria". */
export interface LetterCase {
  lower(surface: string): string;
}

/** So many abstracts are read for a word. */
const enoughPapers = 40;

/** Words that abstracts write with a capital within their sentences keep it; so do those with capitals of their own ("KV", "LLMs"). */
export function createLetterCase(abstracts: readonly string[]): LetterCase {
  const read = abstracts.slice(0, enoughPapers);
  const lowerWord = (word: string): string => (/^\p{Lu}[\p{Ll}\p{M}'’]*$/u.test(word) && !isName(word, read) ? word.toLowerCase() : word);
  return { lower: (surface) => surface.replace(/[\p{L}\p{N}\p{M}'’]+/gu, lowerWord) };
}

export function capitalise(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  // "k-means" and "mRNA" begin as they are written.
  return /^\p{Ll}+\p{Lu}/u.test(text) ? text : first.toUpperCase() + text.slice(first.length);
}

function isName(word: string, abstracts: readonly string[]): boolean {
  let [names, words] = [0, 0];
  for (const abstract of abstracts) {
    names += countWithin(abstract, word);
    words += countWithin(abstract, word.toLowerCase());
  }
  return names > 2 * words;
}

/** How often the word stands inside of a sentence: behind a small letter or a comma. */
function countWithin(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(` ${word}`); at >= 0; at = text.indexOf(` ${word}`, at + 1)) {
    const isWhole = !/[\p{L}\p{N}]/u.test(text.charAt(at + 1 + word.length));
    if (isWhole && /[\p{Ll},]/u.test(text.charAt(at - 1))) count++;
  }
  return count;
}
