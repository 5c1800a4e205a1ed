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
  const read = (words: readonly number[]): ReadonlySet<number> => {
    const all = words.filter((word) => word !== gap).flatMap((word) => acronyms.get(word) ?? [word]);
    const telling = all.filter((word) => (wordShares[word] ?? 0) <= largestShare);
    return new Set(telling.length === 0 ? all : telling);
  };
  const contains = (outer: ReadonlySet<number>, inner: ReadonlySet<number>): boolean => [...inner].every((word) => outer.has(word));
  return {
    isSame(a, b) {
      const [first, second] = [read(a), read(b)];
      return first.size === second.size && contains(first, second);
    },
    isPart: (inner, outer) => contains(read(outer), read(inner)),
  };
}
