import type { Collection, SegmentView } from '../segment/collection';
import { findForms } from '../segment/findWords';
import { fieldCodes, inTitle, type Postings, type SearchDocument, timesMask, valueBits, valueMask } from '../segment/segment';

/** One posting for each visible document that has any of the words, with the summed frequency of these words. */
export function gatherPostings<Document extends SearchDocument>(
  { loaded, hidden }: SegmentView<Document>,
  words: readonly number[],
): Uint32Array {
  const { postings } = loaded.data;
  const lists = words.map((word) => listOf(postings, word)).filter((list) => list.length > 0);
  const [only] = lists;
  if (only === undefined) return new Uint32Array(0);
  if (lists.length === 1) return hidden === undefined ? only : only.filter((entry) => hidden[entry >>> valueBits] === 0);
  const { times } = loaded.scratch();
  const found = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let count = 0;
  for (const list of lists) {
    for (let at = 0; at < list.length; at++) {
      const entry = list[at] ?? 0;
      const document = entry >>> valueBits;
      if (hidden !== undefined && hidden[document] === 1) continue;
      const before = times[document] ?? 0;
      if (before === 0) found[count++] = document;
      times[document] = Math.min(timesMask, (before & timesMask) + (entry & timesMask)) | ((before | entry) & inTitle);
    }
  }
  for (let at = 0; at < count; at++) {
    const document = found[at] ?? 0;
    found[at] = (document << valueBits) | (times[document] ?? 0);
    times[document] = 0;
  }
  return found.subarray(0, count);
}

export function listOf({ starts, entries }: Postings, word: number): Uint32Array {
  return entries.subarray(starts[word] ?? 0, starts[word + 1] ?? 0);
}

/** The number of visible documents in a postings list. */
export function countVisible(list: Uint32Array, hidden: Uint8Array | undefined): number {
  if (hidden === undefined) return list.length;
  let count = 0;
  for (let at = 0; at < list.length; at++) if (hidden[(list[at] ?? 0) >>> valueBits] === 0) count += 1;
  return count;
}

/** The rarity of a stem. A document that contains several forms of the stem may count several times. */
export function measureRarity<Document extends SearchDocument>({ views, documents }: Collection<Document>, stem: string): number {
  let count = 0;
  for (const { loaded, hidden } of views) {
    for (const form of findForms(loaded.data, stem)) count += countVisible(listOf(loaded.data.postings, form), hidden);
  }
  return rarityOf(Math.min(count, documents.length), documents.length);
}

export function documentOf(entry: number): number {
  return entry >>> valueBits;
}

export function valueOf(entry: number): number {
  return entry & valueMask;
}

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
