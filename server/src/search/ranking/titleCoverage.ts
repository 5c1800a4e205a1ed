import { stemContentWord } from '../../text/words/stemWord';
import { tokenizeWords } from '../../text/words/tokenize';

/** The rarity that is assumed for words of the title that are not in the text. */
const usualRarity = 5;

/**
 * How much of a title occurs in a text, from 0 to 1. Each word counts by the square of its rarity; `rarityOf` returns 0 for a stem
 * that is not in the text.
 */
export function measureTitleCoverage(title: string, rarityOf: (stem: string) => number): number {
  let found = 0;
  let all = 0;
  for (const stem of new Set(tokenizeWords(title).flatMap(({ term }) => stemContentWord(term) ?? []))) {
    const rarity = rarityOf(stem);
    found += rarity ** 2;
    all += (rarity || usualRarity) ** 2;
  }
  return all === 0 ? 0 : found / all;
}
