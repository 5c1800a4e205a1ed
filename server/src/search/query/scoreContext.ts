import { fieldCodes, timesMask } from '../part/searchPart';
import type { SearchDocument } from '../searchDocument';
import type { Collection } from './collection';
import { countVisible, documentOf, findForms, findWord, listOf, valueOf } from './gatherPostings';
import { planText, type PlannedWord } from './planWords';
import { lengthFactorOf, listTouched, saturate, type ScoredView } from './scoreWords';
import { contextShare, fieldShares, middlingRarity, rarityOf } from './weights';

/** The text around the cursor is short; of a longer one the end is nearest to it. */
const mostWords = 64;

/** What the text around the cursor adds to the score of a document, from 0 to `contextShare`. */
export type ContextScore = (part: number, number: number) => number;

export function planContext(context: string): readonly PlannedWord[] {
  return planText(context).slice(-mostWords);
}

/** Of documents with this flag: the others are not found, whatever the text around the cursor says of them. */
export function scoreContext<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredView<Document>[],
  context: string | undefined,
  flag: number,
): ContextScore | undefined {
  if (context === undefined || scored.every(({ touchedCount }) => touchedCount === 0)) return undefined;
  const scores = scored.map(({ scratch }) => new Float64Array(scratch.score.length));
  for (const word of planContext(context)) addWord(collection, scored, scores, word, flag);
  let most = 0;
  scored.forEach((part, index) => {
    for (const number of listTouched(part)) most = Math.max(most, scores[index]?.[number] ?? 0);
  });
  return most === 0 ? undefined : (part, number) => (contextShare * (scores[part]?.[number] ?? 0)) / most;
}

/** As `scoreWords` has it, but for a rarity that counts a document once for each form of the word. */
function addWord<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredView<Document>[],
  scores: readonly Float64Array[],
  { word: stem, weight }: PlannedWord,
  flag: number,
): void {
  let found = 0;
  const counts = scored.map((part) => {
    const { data } = part.view.stored;
    const own = findWord(data.words, stem);
    const forms = new Set(findForms(data, stem));
    // What stands in authors and keys alone has no stem.
    if (own !== undefined) forms.add(own);
    let count = 0;
    for (const form of forms) {
      const list = listOf(data.postings, form);
      found += countVisible(list, part.view.hidden);
      count = gatherTimes(part, flag, list, count);
    }
    for (const form of forms) count = gatherFields(part, flag, listOf(data.fields, form), form === own, count);
    return count;
  });
  const rarity = rarityOf(Math.min(found, collection.documents.length), collection.documents.length);
  const lengthFactor = lengthFactorOf(collection);
  scored.forEach(({ scratch: { times, best, touchedByWord }, view }, index) => {
    const { lengths } = view.stored.data;
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

/** Counts a form of a word in the documents with the flag; those that have it are listed once, behind the `count` that are. */
function gatherTimes<Document extends SearchDocument>(
  { scratch: { flags, times, touchedByWord } }: ScoredView<Document>,
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

/** The same in names, and of the word itself in keys, authors and years. */
function gatherFields<Document extends SearchDocument>(
  { scratch: { flags, times, best, touchedByWord } }: ScoredView<Document>,
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
