import { stemContentWord } from '../../text/words/stemWord';
import type { Reranker } from './candidate';
import { createNameFinder } from './nameFinder';
import { measureTitleCoverage } from './titleCoverage';
import { scoreNgrams } from './ngramScore';

/**
 * The weights of the signals that are added to the first score. Shared n-grams (`letters`) and title words in the text (`title`) count
 * relative to the best score, a mentioned name by its rarity. The values do well on claims, on sentences of drafts and on long
 * questions (`npm run eval`).
 */
const weights = { letters: 0.4, title: 0.1, name: 3 } as const;

/**
 * Re-ranks the documents found for a long query, a sentence or another paper's text. A document ranks higher if it shares n-grams with
 * the text, or if the text contains words of its title or mentions its name. `rarities` contains the rarities of stems in the
 * collection; a missing stem has the rarity 0.
 */
export function createTextReranker(text: string, rarities: ReadonlyMap<string, number>): Reranker {
  const rarityOf = (stem: string): number => rarities.get(stem) ?? 0;
  const names = createNameFinder(text, (word) => rarityOf(stemContentWord(word) ?? ''));
  return (candidates) => {
    const best = Math.max(0, ...candidates.map(({ score }) => score));
    const letters = toShares(scoreNgrams(candidates, text));
    const titles = toShares(candidates.map(({ title }) => measureTitleCoverage(title, rarityOf)));
    return candidates.map(
      (candidate, index) =>
        candidate.score +
        best * (weights.letters * (letters[index] ?? 0) + weights.title * (titles[index] ?? 0)) +
        weights.name * names.measure(candidate),
    );
  };
}

/** Scales the values so that the largest becomes 1. */
function toShares(values: readonly number[]): readonly number[] {
  const most = Math.max(0, ...values);
  return most > 0 ? values.map((value) => value / most) : values;
}
