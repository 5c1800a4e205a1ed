import { foldTerm } from '../../text/foldTerm';
import type { Reranker } from './candidate';

const inOrderBonus = 2;

/**
 * Ranks documents higher if their title contains the typed words in order. `words` are the folded words of the query. A word of the
 * title only needs to begin with the typed word, so the last word may be unfinished.
 */
export function createKeywordReranker(words: readonly string[]): Reranker {
  return (candidates) => candidates.map(({ title, score }) => score + (occurInOrder(title, words) ? inOrderBonus : 0));
}

/** Whether a title has words that begin with the typed words, in the same order. At least two words must be typed. */
function occurInOrder(title: string, words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const found = foldTerm(title).split(/[^\p{L}\p{N}]+/u);
  let from = 0;
  return words.every((word) => {
    const at = found.findIndex((other, index) => index >= from && other.startsWith(word));
    from = at + 1;
    return at !== -1;
  });
}
