/**
 * Gives a phrase from a title the capitals that it would have in running text: "Sparse Attention" becomes "sparse attention", "Nash
 * Equilibria" becomes "Nash equilibria".
 */
export interface HeadingCase {
  lower(surface: string): string;
}

/** At most this many abstracts are read. */
const enoughPapers = 20;

/**
 * A word keeps its capital if abstracts write the word with a capital within sentences, or if it has further capitals or digits ("KV",
 * "LLMs").
 */
export function createHeadingCase(abstracts: readonly string[]): HeadingCase {
  const read = abstracts.slice(0, enoughPapers);
  const known = new Map<string, string>();
  const lowerWord = (word: string): string => {
    let lower = known.get(word);
    if (lower === undefined)
      known.set(word, (lower = /^\p{Lu}[\p{Ll}\p{M}'’]*$/u.test(word) && !isName(word, read) ? word.toLowerCase() : word));
    return lower;
  };
  return { lower: (surface) => surface.replace(/[\p{L}\p{N}\p{M}'’]+/gu, lowerWord) };
}

export function capitalise(text: string): string {
  // "mRNA" keeps its small first letter.
  return /^\p{Ll}+\p{Lu}/u.test(text) ? text : text.replace(/^./su, (first) => first.toUpperCase());
}

/**
 * Whether abstracts show that a word is a name: they write "Nash equilibrium" within sentences, and "nash" never or much less often.
 * "Augmented" in "Retrieval Augmented Generation (RAG)" is not a name, although it has a capital there.
 */
function isName(word: string, abstracts: readonly string[]): boolean {
  let [names, alone, words] = [0, 0, 0];
  const lower = word.toLowerCase();
  for (const abstract of abstracts) {
    for (const at of findWhole(abstract, word)) {
      if (!/[\p{Ll}\p{N},] $/u.test(abstract.slice(Math.max(0, at - 2), at))) continue;
      names++;
      if (/^[- ]\p{Ll}/u.test(abstract.slice(at + word.length, at + word.length + 2))) alone++;
    }
    for (const _ of findWhole(abstract, lower)) words++;
  }
  return words === 0 ? names > 1 : alone > 2 * words;
}

/** The offsets at which a text contains a word as a whole word. */
function* findWhole(text: string, word: string): Iterable<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + word.length))) yield at;
  }
}
