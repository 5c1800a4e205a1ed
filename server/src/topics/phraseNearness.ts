import { sumGroups } from './centroids';
import { projectTexts, type PaperSpace } from './paperSpace';
import type { PhraseBook } from './phraseBook';
import type { StemSequences } from './stemSequences';
import { dotProduct, isZero, type Vectors } from './vectors';

/** The vectors of all phrases of a book. `texts` are those that the book was made from. */
export function projectPhrases({ phrases }: PhraseBook, { reader }: StemSequences, space: PaperSpace): Vectors {
  const starts = new Int32Array(phrases.length + 1);
  phrases.forEach(({ words }, phrase) => (starts[phrase + 1] = (starts[phrase] as number) + words.length));
  const words = Int32Array.from(phrases.flatMap((phrase) => phrase.words));
  return projectTexts({ reader, count: phrases.length, starts, titleEnds: starts.subarray(1), words }, space);
}

/** How near phrases are to groups of papers. */
export interface PhraseNearness {
  /** The cosine of a phrase with the direction of a group; undefined for a phrase whose words do not distinguish papers. */
  to(phrase: number, group: number): number | undefined;
}

export function measurePhraseNearness(phrases: Vectors, papers: Vectors, groups: Int32Array, count: number): PhraseNearness {
  const { width, values } = phrases;
  const { sums, lengths } = sumGroups(papers, groups, count);
  return {
    to: (phrase, group) =>
      isZero(phrases, phrase)
        ? undefined
        : dotProduct(values, phrase * width, sums, group * width, width) / ((lengths[group] as number) || 1),
  };
}
