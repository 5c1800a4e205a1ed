import { stemWord } from '../../text/words/stemWord';
import { tokenizeWords } from '../../text/words/tokenize';

/** The rarity of a title's word that the text lacks: the text tells nothing of it. */
const usualRarity = 5;

/**
 * How much of a title stands in a text, from 0 to 1: words count by the square of their rarity, which `rarityOf` knows for
 * stems of the text and is 0 for all others.
 */
export function measureTitleCoverage(title: string, rarityOf: (stem: string) => number): number {
  let found = 0;
  let all = 0;
  for (const stem of new Set(tokenizeWords(title).flatMap(({ term }) => stemWord(term) ?? []))) {
    const rarity = rarityOf(stem);
    found += rarity ** 2;
    all += (rarity || usualRarity) ** 2;
  }
  return all === 0 ? 0 : found / all;
}
