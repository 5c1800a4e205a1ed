import { foldTerm } from '../../text/foldTerm';
import type { Reranker } from './candidate';

const inOrderBonus = 2;

/**
 * For the folded words of a search box, in order. Only the beginning of the last word is compared, so that the list is not
 * reordered while the user completes it.
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
