import Fuse from 'fuse.js';

/** fuse.js scores a match from 0 (equal) to 1 (unrelated). Two swapped letters or one wrong letter in a word of six score below this. */
const threshold = 0.34;
/** The shortest input that is corrected, in UTF-16 units. Shorter input resembles too many labels. */
const minLength = 4;

/** The labels that the input may be a misspelling of, best first; empty if none is similar or the input is too short. */
export function findSimilarLabels(texts: readonly string[], typed: string): readonly string[] {
  if (typed.trim().length < minLength) return [];
  const fuse = new Fuse(texts, { threshold, ignoreLocation: true, minMatchCharLength: 2 });
  return fuse.search(typed.trim()).map(({ item }) => item);
}
