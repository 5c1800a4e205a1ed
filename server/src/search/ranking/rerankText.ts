import { stemWord } from '../../text/words/stemWord';
import type { Reranker } from './candidate';
import { createNameFinder } from './nameFinder';
import { measureTitleCoverage } from './titleCoverage';
import { scoreNgrams } from './ngramScore';

/**
 * What each sign counts beside the words: letters and title as a share of the best candidate's score, a name by its
 * rarity. Chosen on claims, sentences of drafts and long questions at once (`npm run eval`).
 */
const weights = { letters: 0.4, title: 0.1, name: 3 } as const;

/**
 * For a sentence, or a paper's own words: documents rise by its spelling, by the titles that it has words of, by the names
 * in it. `rarities` tells how rare each stem of the text is in the collection; one that isn't there tells nothing.
 */
export function createTextReranker(text: string, rarities: ReadonlyMap<string, number>): Reranker {
  const rarityOf = (stem: string): number => rarities.get(stem) ?? 0;
  const names = createNameFinder(text, (word) => rarityOf(stemWord(word) ?? ''));
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

/** The greatest becomes 1. */
function toShares(values: readonly number[]): readonly number[] {
  const most = Math.max(0, ...values);
  return most > 0 ? values.map((value) => value / most) : values;
}
