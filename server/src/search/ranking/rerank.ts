import { foldTerm } from '../analysis/foldTerm';

/** One of the best documents of a first ranking. */
export interface Candidate {
  readonly title: string;
  readonly abstract: string;
  readonly names: readonly string[];
  /** The sum of what the query's words give: BM25 with the title counted twice. Higher is better. */
  readonly score: number;
}

/** What the candidates were found for. */
export interface RankingQuery {
  readonly text: string;
  readonly words: readonly RankingWord[];
  /** 'typed': the words of a search box, of which the last may be unfinished; 'written': a sentence, or a paper's own words. */
  readonly kind: 'typed' | 'written';
}

export interface RankingWord {
  /** Folded; in a written text the stem. */
  readonly word: string;
  /** What it counts beside a word that stands once. */
  readonly weight: number;
}

/**
 * The second stage over the best hundred documents of the first: a new score for each candidate, in their order. It looks
 * at texts only, so that the same texts get the same scores, and of a typed query at no more than the beginning of its
 * last word, so that a list doesn't turn round while more of it is typed.
 */
export function rerank(candidates: readonly Candidate[], query: RankingQuery): readonly number[] {
  return candidates.map(({ title, score }) => score + (query.kind === 'typed' && standInOrder(title, query.words) ? inOrderBonus : 0));
}

const inOrderBonus = 2;

/** Whether words of a title begin with several words in the order in which these were typed. */
function standInOrder(title: string, words: readonly RankingWord[]): boolean {
  if (words.length < 2) return false;
  const found = foldTerm(title).split(/[^\p{L}\p{N}]+/u);
  let from = 0;
  return words.every(({ word }) => {
    const at = found.findIndex((other, index) => index >= from && other.startsWith(word));
    from = at + 1;
    return at !== -1;
  });
}
