import { fieldCodes } from '../segment/segment';

/** The parameters k1, b and k3 of BM25 (Robertson and Zaragoza, 2009). Their values come from an evaluation on papers. */
export const bm25 = { saturation: 1.5, lengthShare: 0.75, querySaturation: 8 } as const;

/**
 * The rarity that is assumed for a match in a short field, and for an unfinished or misspelt word, whose rarity is unknown. It does not
 * depend on how much of the word is typed, so further letters mostly remove papers from the list and rarely reorder it.
 */
export const middlingRarity = 4;

/**
 * The weights of a match relative to `middlingRarity`: `fieldShares` in the short fields, by field code, and `abstractShare` in the
 * abstract.
 */
export const fieldShares: readonly number[] = fieldSharesByCode({ name: 1, key: 0.9, title: 0.85, author: 0.85, year: 0.8 });
export const abstractShare = 0.5;
/**
 * The shortest beginning of a word that is looked up in abstracts, in bytes. Nearly every abstract has words that begin with a given
 * letter.
 */
export const minInAbstracts = 2;
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
