import Fuse from 'fuse.js';

/** Of fuse.js: 0 is equal, 1 anything. Two letters of a word of six that are swapped, or one that is wrong, stay below. */
const threshold = 0.34;
/** Shorter texts resemble too much. */
const shortest = 4;

/** Those of some short texts that what was typed may be a misspelling of, best first. Empty where none is like it. */
export function findSimilarLabels(texts: readonly string[], typed: string): readonly string[] {
  if (typed.trim().length < shortest) return [];
  const fuse = new Fuse(texts, { threshold, ignoreLocation: true, minMatchCharLength: 2 });
  return fuse.search(typed.trim()).map(({ item }) => item);
}
