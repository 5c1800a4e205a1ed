import type { Collection, Scratch, SegmentView } from '../segment/collection';
import { encodeWord, findForms, findWord } from '../segment/findWords';
import { fieldCodes, inTitle, type SearchDocument, timesMask } from '../segment/segment';
import { findByPrefix, termLength } from '../segment/sortedTerms';
import type { QueryTerm, TermNeed } from './analyzeQuery';
import {
  abstractShare,
  bm25,
  correctionShares,
  documentOf,
  fieldShares,
  gatherPostings,
  lengthPenalty,
  listOf,
  middlingRarity,
  minInAbstracts,
  rarityOf,
  valueOf,
} from './readPostings';

/** The documents of a segment that match the query. Their scores and flags are in the segment's scratch arrays. */
export interface ScoredSegment<Document extends SearchDocument> {
  readonly view: SegmentView<Document>;
  readonly scratch: Scratch;
  /**
   * The number of documents in `scratch.touched`, which match any word so far or were added by `addToTouched`, and the number of those
   * in `scratch.touchedByWord`, which match the current word. Each document is listed once.
   */
  touchedCount: number;
  touchedByWordCount: number;
}

/** The numbers of the documents that match any word of the query so far or were added by `addToTouched`. */
export function listTouched<Document extends SearchDocument>({ scratch, touchedCount }: ScoredSegment<Document>): Uint32Array {
  return scratch.touched.subarray(0, touchedCount);
}

/** Bits of `flags`. `inShortField` and `isDirect` describe how a document matches the current word. */
const inShortField = 1;
const isDirect = 2;
/** The document is listed in `touched`. */
export const isTouched = 4;
/** The document has the last word of the query. */
export const hasLastWord = 8;
/** Set by the caller of `scoreWords` for documents that may be returned. */
export const isMatching = 16;
/** The document is near to the query by its meaning. */
export const isNear = 32;

/**
 * Scores the documents that match any of the words. If a word matches a document in several ways, only the best match counts. So a word
 * with many corrections or completions weighs no more than a word with a single match. Scores depend only on the visible documents, not
 * on how the collection is divided into segments.
 */
export function scoreWords<Document extends SearchDocument>(
  collection: Collection<Document>,
  words: readonly QueryTerm[],
): readonly ScoredSegment<Document>[] {
  const scored = collection.views.map(
    (view): ScoredSegment<Document> => ({ view, scratch: view.loaded.scratch(), touchedCount: 0, touchedByWordCount: 0 }),
  );
  for (const [index, word] of words.entries()) {
    const left = index === words.length - 1 ? hasLastWord : 0;
    const [only] = word.stems;
    if (only !== undefined && word.stems.length === 1 && word.prefixes.length === 0) {
      addStem(collection, scored, word, only, left);
      continue;
    }
    for (const stem of word.stems) scoreStem(collection, scored, stem);
    for (const segment of scored) {
      if (word.prefixes.length === 0) scoreFields(segment, only, word.word);
      for (const prefix of word.prefixes) {
        const bytes = encodeWord(prefix);
        const ids = findByPrefix(segment.view.loaded.data.words, bytes);
        scoreForms(segment, ids, collection.averageLength(), bytes.length >= minInAbstracts ? 'all texts' : 'short fields', 1);
      }
      if (word.corrections.length > 0) markDirect(segment);
      for (const { word: meant, distance } of word.corrections) {
        const id = findWord(segment.view.loaded.data.words, meant);
        if (id !== undefined)
          scoreForms(segment, Uint32Array.of(id), collection.averageLength(), 'all texts', correctionShares[distance] ?? 0);
      }
      addWord(segment, word, left);
    }
  }
  return scored;
}

/** Whether a document has all `count` words, misspelt or not. If `last` is 'wanted' or 'hinted', the last word may be missing. */
export function hasEveryWord(
  { matched, matchedCorrected, flags }: Scratch,
  number: number,
  count: number,
  last: TermNeed | undefined,
): boolean {
  const isLacking = (last === 'wanted' || last === 'hinted') && ((flags[number] ?? 0) & hasLastWord) === 0;
  return (matched[number] ?? 0) + (matchedCorrected[number] ?? 0) >= (isLacking ? count - 1 : count);
}

/** Resets the scratch arrays to zero for the next query. */
export function clearScores<Document extends SearchDocument>(scored: readonly ScoredSegment<Document>[]): void {
  for (const segment of scored) {
    const { scratch } = segment;
    const touched = listTouched(segment);
    for (let at = 0; at < touched.length; at++) {
      const document = touched[at] ?? 0;
      scratch.score[document] = 0;
      scratch.matched[document] = 0;
      scratch.matchedShort[document] = 0;
      scratch.matchedCorrected[document] = 0;
      scratch.nearness[document] = 0;
      scratch.flags[document] = 0;
    }
  }
}

/** Adds a document to `touched` that may match without any of the words, for example by its name. */
export function addToTouched<Document extends SearchDocument>(segment: ScoredSegment<Document>, document: number): void {
  const { scratch } = segment;
  const flags = scratch.flags[document] ?? 0;
  if ((flags & isTouched) !== 0) return;
  scratch.flags[document] = flags | isTouched;
  scratch.touched[segment.touchedCount++] = document;
}

/** For each segment, the postings of all forms of a stem; and the rarity of the stem. */
function gatherStem<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  stem: string,
): { readonly gathered: readonly Uint32Array[]; readonly rarity: number } {
  const gathered = scored.map(({ view }) => gatherPostings(view, findForms(view.loaded.data, stem)));
  const found = gathered.reduce((sum, entries) => sum + entries.length, 0);
  return { gathered, rarity: rarityOf(found, collection.documents.length) };
}

export function lengthFactorOf<Document extends SearchDocument>(collection: Collection<Document>): number {
  return (bm25.saturation * bm25.lengthShare) / collection.averageLength();
}

function scoreStem<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  stem: string,
): void {
  const { gathered, rarity } = gatherStem(collection, scored, stem);
  const lengthFactor = lengthFactorOf(collection);
  scored.forEach((segment, index) => {
    const entries = gathered[index] ?? new Uint32Array(0);
    const { lengths } = segment.view.loaded.data;
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] ?? 0;
      const document = documentOf(entry);
      const value = valueOf(entry);
      raise(
        segment,
        document,
        rarity * saturate(value & timesMask, lengths[document] ?? 0, lengthFactor),
        (value & inTitle) === 0 ? 0 : inShortField,
      );
    }
  });
}

/**
 * A faster version of `scoreStem` for words that match only the forms of one stem, as nearly all words do. It adds each posting to the
 * total score immediately, because each access to scattered elements of the scratch arrays costs time.
 */
function addStem<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  word: QueryTerm,
  stem: string,
  left: number,
): void {
  const { gathered, rarity } = gatherStem(collection, scored, stem);
  const lengthFactor = lengthFactorOf(collection);
  scored.forEach((segment, index) => {
    scoreFields(segment, stem, word.word);
    const hasFields = segment.touchedByWordCount > 0;
    const entries = gathered[index] ?? new Uint32Array(0);
    const { lengths } = segment.view.loaded.data;
    const { score, best, flags, matched, matchedShort, touched } = segment.scratch;
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
      if ((flag & isTouched) === 0) touched[segment.touchedCount++] = document;
      flags[document] = isTouched | left;
      score[document] = (score[document] ?? 0) + word.weight * own;
      if (!isCounted) continue;
      matched[document] = (matched[document] ?? 0) + 1;
      if ((value & inTitle) !== 0 || (flag & inShortField) !== 0) matchedShort[document] = (matchedShort[document] ?? 0) + 1;
    }
    addWord(segment, word, left);
  });
}

/** The BM25 weight of a word that occurs `times` in a document: each repetition adds less, and long documents count less. */
export function saturate(times: number, length: number, lengthFactor: number): number {
  const norm = bm25.saturation * (1 - bm25.lengthShare) + lengthFactor * length;
  return (times * (bm25.saturation + 1)) / (times + norm);
}

/**
 * Matches a finished word in keys, authors and years, and any of its forms in names. Titles are scored with the abstracts, except for
 * stop words, which are matched here because they are indexed in short fields only.
 */
function scoreFields<Document extends SearchDocument>(segment: ScoredSegment<Document>, stem: string | undefined, word: string): void {
  const { data } = segment.view.loaded;
  const { hidden } = segment.view;
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
      raise(segment, document, middlingRarity * (fieldShares[code] ?? 0), inShortField);
    }
  }
}

type Reach = 'short fields' | 'all texts';

/** Scores documents by the words that complete a prefix, or by one correction of a misspelling. */
function scoreForms<Document extends SearchDocument>(
  segment: ScoredSegment<Document>,
  ids: Uint32Array,
  averageLength: number,
  reach: Reach,
  share: number,
): void {
  const { words, fields, postings, lengths } = segment.view.loaded.data;
  const { hidden } = segment.view;
  const lengthFactor = (bm25.saturation * bm25.lengthShare) / averageLength;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] ?? 0;
    const weight = (share * middlingRarity) / (1 + lengthPenalty * termLength(words, id));
    for (let at = fields.starts[id] ?? 0; at < (fields.starts[id + 1] ?? 0); at++) {
      const entry = fields.entries[at] ?? 0;
      const document = documentOf(entry);
      if (hidden === undefined || hidden[document] === 0)
        raise(segment, document, weight * (fieldShares[valueOf(entry)] ?? 0), inShortField);
    }
    if (reach === 'short fields') continue;
    const abstractWeight = (weight * abstractShare) / (bm25.saturation + 1);
    for (let at = postings.starts[id] ?? 0; at < (postings.starts[id + 1] ?? 0); at++) {
      const entry = postings.entries[at] ?? 0;
      const document = documentOf(entry);
      if (hidden !== undefined && hidden[document] === 1) continue;
      raise(segment, document, abstractWeight * saturate(valueOf(entry) & timesMask, lengths[document] ?? 0, lengthFactor), 0);
    }
  }
}

/** Raises a document's best score for the current word to `score`, unless it is already higher, and sets `flag`. */
function raise<Document extends SearchDocument>(segment: ScoredSegment<Document>, document: number, score: number, flag: number): void {
  const { scratch } = segment;
  const before = scratch.best[document] ?? 0;
  if (before === 0) scratch.touchedByWord[segment.touchedByWordCount++] = document;
  if (score > before) scratch.best[document] = score;
  if (flag !== 0) scratch.flags[document] = (scratch.flags[document] ?? 0) | flag;
}

/** Marks the documents that match without a correction. Documents that are added after this match only as misspellings. */
function markDirect<Document extends SearchDocument>({
  scratch: { flags, touchedByWord },
  touchedByWordCount,
}: ScoredSegment<Document>): void {
  for (let at = 0; at < touchedByWordCount; at++) {
    const document = touchedByWord[at] ?? 0;
    flags[document] = (flags[document] ?? 0) | isDirect;
  }
}

/** Adds the scores for the current word to the totals, and replaces the flags that describe the current word by `left`. */
function addWord<Document extends SearchDocument>(segment: ScoredSegment<Document>, word: QueryTerm, left: number): void {
  const { score, best, flags, matched, matchedShort, matchedCorrected, touchedByWord } = segment.scratch;
  for (let at = 0; at < segment.touchedByWordCount; at++) {
    const document = touchedByWord[at] ?? 0;
    // `addStem` has already added this document's score.
    if (best[document] === 0) continue;
    addToTouched(segment, document);
    const flag = flags[document] ?? 0;
    score[document] = (score[document] ?? 0) + word.weight * (best[document] ?? 0);
    best[document] = 0;
    flags[document] = isTouched | left;
    if (word.need === 'free') continue;
    if (word.corrections.length > 0 && (flag & isDirect) === 0) matchedCorrected[document] = (matchedCorrected[document] ?? 0) + 1;
    else matched[document] = (matched[document] ?? 0) + 1;
    if ((flag & inShortField) !== 0) matchedShort[document] = (matchedShort[document] ?? 0) + 1;
  }
  segment.touchedByWordCount = 0;
}
