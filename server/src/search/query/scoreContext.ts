import type { Collection } from '../segment/collection';
import { findForms, findWord } from '../segment/findWords';
import { fieldCodes, type SearchDocument, timesMask } from '../segment/segment';
import { analyzeText, type QueryTerm } from './analyzeQuery';
import { contextShare, countVisible, documentOf, fieldShares, listOf, middlingRarity, rarityOf, valueOf } from './readPostings';
import { lengthFactorOf, listTouched, type ScoredSegment, saturate } from './scoreWords';

/** At most this many different words of the text are used, roughly the last ones, because these are closest to the cursor. */
const maxWords = 64;

/** Returns what the text around the cursor adds to the score of a document, from 0 to `contextShare`. */
export type ContextScore = (segment: number, number: number) => number;

export function analyzeContext(context: string): readonly QueryTerm[] {
  return analyzeText(context).slice(-maxWords);
}

/**
 * Computes what the text around the cursor adds to the scores. Only documents that have the flag get a score, so the text never adds
 * documents to the results. Returns undefined if the text changes no score.
 */
export function scoreContext<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  context: string | undefined,
  flag: number,
): ContextScore | undefined {
  if (context === undefined || scored.every(({ touchedCount }) => touchedCount === 0)) return undefined;
  const scores = scored.map(({ scratch }) => new Float64Array(scratch.score.length));
  for (const word of analyzeContext(context)) addWord(collection, scored, scores, word, flag);
  let most = 0;
  scored.forEach((segment, index) => {
    for (const number of listTouched(segment)) most = Math.max(most, scores[index]?.[number] ?? 0);
  });
  return most === 0 ? undefined : (segment, number) => (contextShare * (scores[segment]?.[number] ?? 0)) / most;
}

/** Scores a word as `scoreWords` does, except that the rarity of the word counts a document once for each form of the word in it. */
function addWord<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  scores: readonly Float64Array[],
  { word: stem, weight }: QueryTerm,
  flag: number,
): void {
  let found = 0;
  const counts = scored.map((segment) => {
    const { data } = segment.view.loaded;
    const own = findWord(data.words, stem);
    const forms = new Set(findForms(data, stem));
    // Words that occur only as authors, keys or years are not stored as forms of a stem.
    if (own !== undefined) forms.add(own);
    let count = 0;
    for (const form of forms) {
      const list = listOf(data.postings, form);
      found += countVisible(list, segment.view.hidden);
      count = gatherTimes(segment, flag, list, count);
    }
    for (const form of forms) count = gatherFields(segment, flag, listOf(data.fields, form), form === own, count);
    return count;
  });
  const rarity = rarityOf(Math.min(found, collection.documents.length), collection.documents.length);
  const lengthFactor = lengthFactorOf(collection);
  scored.forEach(({ scratch: { times, best, touchedByWord }, view }, index) => {
    const { lengths } = view.loaded.data;
    const own = scores[index];
    for (let at = 0; own !== undefined && at < (counts[index] ?? 0); at++) {
      const document = touchedByWord[at] ?? 0;
      const inText = rarity * saturate(times[document] ?? 0, lengths[document] ?? 0, lengthFactor);
      own[document] = (own[document] ?? 0) + weight * Math.max(best[document] ?? 0, inText);
      times[document] = 0;
      best[document] = 0;
    }
  });
}

/**
 * Adds the frequency of one form of the word to `times`, for the documents whose `flags` contain `flag`. Documents without an earlier
 * match of the word are appended to `touchedByWord` after its first `count` entries. Returns the new number of entries.
 */
function gatherTimes<Document extends SearchDocument>(
  { scratch: { flags, times, touchedByWord } }: ScoredSegment<Document>,
  flag: number,
  list: Uint32Array,
  count: number,
): number {
  let to = count;
  for (let at = 0; at < list.length; at++) {
    const entry = list[at] ?? 0;
    const document = documentOf(entry);
    if (((flags[document] ?? 0) & flag) === 0) continue;
    const before = times[document] ?? 0;
    if (before === 0) touchedByWord[to++] = document;
    times[document] = Math.min(timesMask, before + (valueOf(entry) & timesMask));
  }
  return to;
}

/**
 * Raises `best` for the documents that have the flag and contain one form of the word in a short field, and lists them like
 * `gatherTimes`. In names any form of the word matches; in keys, authors and years only the word itself.
 */
function gatherFields<Document extends SearchDocument>(
  { scratch: { flags, times, best, touchedByWord } }: ScoredSegment<Document>,
  flag: number,
  list: Uint32Array,
  isOwn: boolean,
  count: number,
): number {
  let to = count;
  for (let at = 0; at < list.length; at++) {
    const entry = list[at] ?? 0;
    const document = documentOf(entry);
    const code = valueOf(entry);
    if (((flags[document] ?? 0) & flag) === 0 || !(code === fieldCodes.name || (isOwn && code !== fieldCodes.title))) continue;
    if (times[document] === 0 && best[document] === 0) touchedByWord[to++] = document;
    best[document] = Math.max(best[document] ?? 0, middlingRarity * (fieldShares[code] ?? 0));
  }
  return to;
}
