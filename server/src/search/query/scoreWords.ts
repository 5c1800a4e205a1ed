import { findByPrefix, lengthAt } from '../part/sortedBytes';
import { fieldCodes, inTitle, timesMask } from '../part/searchPart';
import type { Scratch } from '../part/storedPart';
import type { SearchDocument } from '../searchDocument';
import type { Collection, PartView } from './collection';
import { documentOf, encodeWord, findForms, findWord, gatherPostings, listOf, valueOf } from './gatherPostings';
import type { Need, PlannedWord } from './planWords';
import { abstractShare, bm25, fieldShares, lengthPenalty, middlingRarity, rarityOf, shortestInAbstracts, typoShares } from './weights';

/** The documents of a part that have a word of the query; what each has stands in the part's scratch. */
export interface ScoredView<Document extends SearchDocument> {
  readonly view: PartView<Document>;
  readonly scratch: Scratch;
  /** How many documents the query touches, and the word in hand: they stand at the beginning of the scratch's lists, each once. */
  touchedCount: number;
  touchedByWordCount: number;
}

/** The documents that the query touches. */
export function listTouched<Document extends SearchDocument>({ scratch, touchedCount }: ScoredView<Document>): Uint32Array {
  return scratch.touched.subarray(0, touchedCount);
}

/** What a document has of the word in hand, in `flags`. */
const inShortField = 1;
const isDirect = 2;
/** Whether the document is in `touched`. */
export const isTouched = 4;
/** What stays behind the last word: whether the document has it. */
export const hasLast = 8;
/** Whether the document may be found, which who asks for it marks. */
export const isMatching = 16;

/**
 * Adds up what each word gives: the best of what it may stand for, so that a word that means many terms is worth no more
 * than one. The figures depend on the documents that are shown and on nothing else, so that they are the same however the
 * collection is divided into parts.
 */
export function scoreWords<Document extends SearchDocument>(
  collection: Collection<Document>,
  words: readonly PlannedWord[],
): readonly ScoredView<Document>[] {
  const scored = collection.views.map(
    (view): ScoredView<Document> => ({ view, scratch: view.stored.scratch(), touchedCount: 0, touchedByWordCount: 0 }),
  );
  for (const [index, word] of words.entries()) {
    const left = index === words.length - 1 ? hasLast : 0;
    const [only] = word.stems;
    if (only !== undefined && word.stems.length === 1 && word.prefixes.length === 0) {
      addStem(collection, scored, word, only, left);
      continue;
    }
    for (const stem of word.stems) scoreStem(collection, scored, stem);
    for (const part of scored) {
      if (word.prefixes.length === 0) scoreFields(part, only, word.word);
      for (const prefix of word.prefixes) {
        const bytes = encodeWord(prefix);
        const ids = findByPrefix(part.view.stored.data.words, bytes);
        scoreForms(part, ids, collection.averageLength(), bytes.length >= shortestInAbstracts ? 'all texts' : 'short fields', 1);
      }
      if (word.typos.length > 0) markDirect(part);
      for (const { word: meant, distance } of word.typos) {
        const id = findWord(part.view.stored.data.words, meant);
        if (id !== undefined) scoreForms(part, Uint32Array.of(id), collection.averageLength(), 'all texts', typoShares[distance] ?? 0);
      }
      addWord(part, word, left);
    }
  }
  return scored;
}

/** Whether a document has all of `count` words, misspelt or not; of the last one what must be there by now. */
export function hasEvery({ matched, matchedTypo, flags }: Scratch, number: number, count: number, last: Need | undefined): boolean {
  const isLacking = (last === 'wanted' || last === 'hinted') && ((flags[number] ?? 0) & hasLast) === 0;
  return (matched[number] ?? 0) + (matchedTypo[number] ?? 0) >= (isLacking ? count - 1 : count);
}

/** Gives the scratch back as it was. */
export function clearScores<Document extends SearchDocument>(scored: readonly ScoredView<Document>[]): void {
  for (const part of scored) {
    const { scratch } = part;
    const touched = listTouched(part);
    for (let at = 0; at < touched.length; at++) {
      const document = touched[at] ?? 0;
      scratch.score[document] = 0;
      scratch.matched[document] = 0;
      scratch.matchedShort[document] = 0;
      scratch.matchedTypo[document] = 0;
      scratch.nearness[document] = 0;
      scratch.flags[document] = 0;
    }
  }
}

/** Takes a document in that no word has touched. */
export function touch<Document extends SearchDocument>(part: ScoredView<Document>, document: number): void {
  const { scratch } = part;
  const flags = scratch.flags[document] ?? 0;
  if ((flags & isTouched) !== 0) return;
  scratch.flags[document] = flags | isTouched;
  scratch.touched[part.touchedCount++] = document;
}

/** The documents of each part that have any form of a word, and how rare it is. */
function gatherStem<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredView<Document>[],
  stem: string,
): { readonly gathered: readonly Uint32Array[]; readonly rarity: number } {
  const gathered = scored.map(({ view }) => gatherPostings(view, findForms(view.stored.data, stem)));
  const found = gathered.reduce((sum, entries) => sum + entries.length, 0);
  return { gathered, rarity: rarityOf(found, collection.documents.length) };
}

export function lengthFactorOf<Document extends SearchDocument>(collection: Collection<Document>): number {
  return (bm25.saturation * bm25.lengthShare) / collection.averageLength();
}

function scoreStem<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredView<Document>[],
  stem: string,
): void {
  const { gathered, rarity } = gatherStem(collection, scored, stem);
  const lengthFactor = lengthFactorOf(collection);
  scored.forEach((part, index) => {
    const entries = gathered[index] ?? new Uint32Array(0);
    const { lengths } = part.view.stored.data;
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const document = documentOf(entry);
      const value = valueOf(entry);
      raise(
        part,
        document,
        rarity * saturate(value & timesMask, lengths[document] ?? 0, lengthFactor),
        (value & inTitle) === 0 ? 0 : inShortField,
      );
    }
  });
}

/**
 * The same for a word that stands for nothing but the forms of its stem, as nearly all do: what a document has of it is
 * known at one look, and added at once. Each look costs, because documents lie all over the scratch.
 */
function addStem<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredView<Document>[],
  word: PlannedWord,
  stem: string,
  left: number,
): void {
  const { gathered, rarity } = gatherStem(collection, scored, stem);
  const lengthFactor = lengthFactorOf(collection);
  scored.forEach((part, index) => {
    scoreFields(part, stem, word.word);
    const hasFields = part.touchedByWordCount > 0;
    const entries = gathered[index] ?? new Uint32Array(0);
    const { lengths } = part.view.stored.data;
    const { score, best, flags, matched, matchedShort, touched } = part.scratch;
    const isCounted = word.need !== 'free';
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const document = documentOf(entry);
      const value = valueOf(entry);
      let own = rarity * saturate(value & timesMask, lengths[document] ?? 0, lengthFactor);
      if (hasFields && (best[document] ?? 0) > 0) {
        own = Math.max(own, best[document] ?? 0);
        best[document] = 0;
      }
      const flag = flags[document] ?? 0;
      if ((flag & isTouched) === 0) touched[part.touchedCount++] = document;
      flags[document] = isTouched | left;
      score[document] = (score[document] ?? 0) + word.weight * own;
      if (!isCounted) continue;
      matched[document] = (matched[document] ?? 0) + 1;
      if ((value & inTitle) !== 0 || (flag & inShortField) !== 0) matchedShort[document] = (matchedShort[document] ?? 0) + 1;
    }
    addWord(part, word, left);
  });
}

/** How much a word says of a document that has it `times`: more of the same adds ever less, and less in a long text. */
export function saturate(times: number, length: number, lengthFactor: number): number {
  const norm = bm25.saturation * (1 - bm25.lengthShare) + lengthFactor * length;
  return (times * (bm25.saturation + 1)) / (times + norm);
}

/** A finished word in keys, authors and years, and any form of it in names. Titles count with the abstracts; of a stop word the title is all there is. */
function scoreFields<Document extends SearchDocument>(part: ScoredView<Document>, stem: string | undefined, word: string): void {
  const { data } = part.view.stored;
  const { hidden } = part.view;
  const own = findWord(data.words, word);
  const forms = new Set(stem === undefined ? [] : findForms(data, stem));
  if (own !== undefined) forms.add(own);
  for (const form of forms) {
    const entries = listOf(data.fields, form);
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const document = documentOf(entry);
      const code = valueOf(entry);
      if (
        (hidden !== undefined && hidden[document] === 1) ||
        (form !== own && code !== fieldCodes.name) ||
        (code === fieldCodes.title && stem !== undefined)
      )
        continue;
      raise(part, document, middlingRarity * (fieldShares[code] ?? 0), inShortField);
    }
  }
}

type Reach = 'short fields' | 'all texts';

/** Words that a beginning or a misspelling stands for. */
function scoreForms<Document extends SearchDocument>(
  part: ScoredView<Document>,
  ids: Uint32Array,
  averageLength: number,
  reach: Reach,
  share: number,
): void {
  const { words, fields, postings, lengths } = part.view.stored.data;
  const { hidden } = part.view;
  const lengthFactor = (bm25.saturation * bm25.lengthShare) / averageLength;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0;
    const weight = (share * middlingRarity) / (1 + lengthPenalty * lengthAt(words, id));
    for (let at = fields.starts[id] ?? 0; at < (fields.starts[id + 1] ?? 0); at++) {
      const entry = fields.entries[at] ?? 0;
      const document = documentOf(entry);
      if (hidden === undefined || hidden[document] === 0) raise(part, document, weight * (fieldShares[valueOf(entry)] ?? 0), inShortField);
    }
    if (reach === 'short fields') continue;
    const abstractWeight = (weight * abstractShare) / (bm25.saturation + 1);
    for (let at = postings.starts[id] ?? 0; at < (postings.starts[id + 1] ?? 0); at++) {
      const entry = postings.entries[at] ?? 0;
      const document = documentOf(entry);
      if (hidden !== undefined && hidden[document] === 1) continue;
      raise(part, document, abstractWeight * saturate(valueOf(entry) & timesMask, lengths[document] ?? 0, lengthFactor), 0);
    }
  }
}

/** Keeps the best of what the word in hand gives. */
function raise<Document extends SearchDocument>(part: ScoredView<Document>, document: number, score: number, flag: number): void {
  const { scratch } = part;
  const before = scratch.best[document] ?? 0;
  if (before === 0) scratch.touchedByWord[part.touchedByWordCount++] = document;
  if (score > before) scratch.best[document] = score;
  if (flag !== 0) scratch.flags[document] = (scratch.flags[document] ?? 0) | flag;
}

/** What misspellings add behind this is no more than that. */
function markDirect<Document extends SearchDocument>({
  scratch: { flags, touchedByWord },
  touchedByWordCount,
}: ScoredView<Document>): void {
  for (let at = 0; at < touchedByWordCount; at++) {
    const document = touchedByWord[at] ?? 0;
    flags[document] = (flags[document] ?? 0) | isDirect;
  }
}

/** `left` is what stays in the flags of documents that have it. */
function addWord<Document extends SearchDocument>(part: ScoredView<Document>, word: PlannedWord, left: number): void {
  const { score, best, flags, matched, matchedShort, matchedTypo, touchedByWord } = part.scratch;
  for (let at = 0; at < part.touchedByWordCount; at++) {
    const document = touchedByWord[at] ?? 0;
    // Added already: what a word gives is more than nothing.
    if (best[document] === 0) continue;
    touch(part, document);
    const flag = flags[document] ?? 0;
    score[document] = (score[document] ?? 0) + word.weight * (best[document] ?? 0);
    best[document] = 0;
    flags[document] = isTouched | left;
    if (word.need === 'free') continue;
    if (word.typos.length > 0 && (flag & isDirect) === 0) matchedTypo[document] = (matchedTypo[document] ?? 0) + 1;
    else matched[document] = (matched[document] ?? 0) + 1;
    if ((flag & inShortField) !== 0) matchedShort[document] = (matchedShort[document] ?? 0) + 1;
  }
  part.touchedByWordCount = 0;
}
