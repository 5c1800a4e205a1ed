import { fieldCodes } from '../segment/segment';

/** BM25 (Robertson and Zaragoza, 2009). An evaluation on papers gave these values. */
export const bm25 = { saturation: 1.5, lengthShare: 0.75, querySaturation: 8 } as const;

/**
 * The weight of a word whose rarity is unknown because the word is unfinished or misspelt. It does not depend on how much of the word
 * is typed, so further letters may remove papers from the list but do not reorder it.
 */
export const middlingRarity = 4;

/** The weight of a match relative to `middlingRarity`: in each short field, by the code of the field, and in the abstract. */
export const fieldShares: readonly number[] = fieldSharesByCode({ name: 1, key: 0.9, title: 0.85, author: 0.85, year: 0.8 });
export const abstractShare = 0.5;
/** In bytes. A single letter is looked up in short fields only, as every abstract has words that begin with it. */
export const shortestInAbstracts = 2;
/** The longer a word is, the less it counts as a completion of the typed prefix: `rag` means RAG rather than rage. */
export const lengthPenalty = 0.04;
/** The weights of corrections with 0, 1 and 2 errors, relative to a word without error. */
export const correctionShares: readonly number[] = [1, 0.6, 0.4];
/** The maximum score that the text around the cursor can add. */
export const contextShare = 3;

function fieldSharesByCode(shares: Readonly<Record<keyof typeof fieldCodes, number>>): readonly number[] {
  const byCode = [0, 0, 0, 0, 0, 0];
  for (const [field, code] of Object.entries(fieldCodes)) byCode[code] = shares[field as keyof typeof fieldCodes];
  return byCode;
}

/** The inverse document frequency of a word that is in `found` of `count` documents. */
export function rarityOf(found: number, count: number): number {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}
