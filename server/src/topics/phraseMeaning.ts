import type { PhraseBook } from './phraseBook';
import { gap } from './wordReader';

/** Compares phrases, given as the numbers of their stems, by the words that distinguish papers of the library from each other. */
export interface Meanings {
  /** Whether two phrases mean the same: "LLM agents" and "language agents" do if most papers are about language models. */
  isSame(a: readonly number[], b: readonly number[]): boolean;
  /** Whether the outer phrase has all words of the inner one, so that the inner one says nothing more. */
  isPart(inner: readonly number[], outer: readonly number[]): boolean;
}

/** A word that more than this share of the papers have does not distinguish them. */
const largestShare = 0.4;

export function createMeanings({ acronyms, wordShares }: PhraseBook): Meanings {
  const spell = (words: readonly number[]): readonly number[] =>
    words.filter((word) => word !== gap).flatMap((word) => acronyms.get(word) ?? [word]);
  const listTelling = (words: readonly number[]): readonly number[] => {
    const telling = words.filter((word) => (wordShares[word] ?? 0) <= largestShare);
    return telling.length === 0 ? words : telling;
  };
  const contains = (outer: readonly number[], inner: readonly number[]): boolean => inner.every((word) => outer.includes(word));
  const isPart = (inner: readonly number[], outer: readonly number[]): boolean => {
    const [small, large] = [spell(inner), spell(outer)];
    return contains(large, small) || contains(listTelling(large), listTelling(small));
  };
  return {
    isPart,
    isSame(a, b) {
      const [first, second] = [listTelling(spell(a)), listTelling(spell(b))];
      return contains(first, second) && contains(second, first);
    },
  };
}
