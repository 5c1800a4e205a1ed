import { foldTerm } from '../../text/foldTerm';
import type { Reranker } from './candidate';

const inOrderBonus = 2;

/**
 * For the words of a search box, folded and in their order. Of the last one it looks at no more than the beginning, so that
 * a list doesn't turn round while more of it is typed.
 */
export function createKeywordReranker(words: readonly string[]): Reranker {
  return (candidates) => candidates.map(({ title, score }) => score + (standInOrder(title, words) ? inOrderBonus : 0));
}

/** Whether words of a title begin with several words in the order in which these were typed. */
function standInOrder(title: string, words: readonly string[]): boolean {
  if (words.length < 2) return false;
  const found = foldTerm(title).split(/[^\p{L}\p{N}]+/u);
  let from = 0;
  return words.every((word) => {
    const at = found.findIndex((other, index) => index >= from && other.startsWith(word));
    from = at + 1;
    return at !== -1;
  });
}
