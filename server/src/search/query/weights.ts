import { fieldCodes } from '../segment/segment';

/** BM25 (Robertson and Zaragoza, 2009), with the values that the trials of issue 4 found for papers. */
export const bm25 = { saturation: 1.5, lengthShare: 0.75, querySaturation: 8 } as const;

/**
 * What a word counts whose rarity is unknown: one that is still being typed, or misspelt. It must not depend on how much
 * of it is typed, so that more letters of the same word take papers out of a list and never turn it round.
 */
export const middlingRarity = 4;

/** Shares of the middling rarity for a short field, by its code, and for the abstract. */
export const fieldShares: readonly number[] = fieldSharesByCode({ name: 1, key: 0.9, title: 0.85, author: 0.85, year: 0.8 });
export const abstractShare = 0.5;
/** In bytes: a single letter is looked for in short fields only; abstracts have words for each. */
export const shortestInAbstracts = 2;
/** With each letter that a word is longer than nothing, a beginning of it tells less: `rag` means RAG rather than rage. */
export const lengthPenalty = 0.04;
/** By the number of errors. */
export const typoShares: readonly number[] = [1, 0.6, 0.4];
/** What the text around the cursor counts at most, beside the words that are typed. */
export const contextShare = 3;

function fieldSharesByCode(shares: Readonly<Record<keyof typeof fieldCodes, number>>): readonly number[] {
  const byCode = [0, 0, 0, 0, 0, 0];
  for (const [field, code] of Object.entries(fieldCodes)) byCode[code] = shares[field as keyof typeof fieldCodes];
  return byCode;
}

/** How rare a word is that `found` of `count` documents have. */
export function rarityOf(found: number, count: number): number {
  return Math.log(1 + (count - found + 0.5) / (found + 0.5));
}
