import type { SearchDocument } from '../searchDocument';
import type { Collection, SegmentView } from '../segment/collection';
import { inTitle, noForm, type Postings, type Segment, timesMask, valueBits, valueMask } from '../segment/segment';
import { findTermId, type SortedTerms } from '../segment/sortedTerms';
import { rarityOf } from './weights';

const encoder = new TextEncoder();

export function encodeWord(word: string): Uint8Array {
  return encoder.encode(word);
}

/** The numbers of the words of a segment that have this stem, in no particular order. */
export function findForms({ words, firstForms, nextForms }: Segment, stem: string): readonly number[] {
  const id = findTermId(words, encodeWord(stem));
  const forms: number[] = [];
  if (id !== undefined) for (let form = firstForms[id] ?? noForm; form !== noForm; form = nextForms[form] ?? noForm) forms.push(form);
  return forms;
}

export function findWord(words: SortedTerms, word: string): number | undefined {
  return findTermId(words, encodeWord(word));
}

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
