import { foldTerm, stopWords, tokenizeWords } from '#text';
import type { SearchOptions, WordQuery } from '../searchQuery';
import type { Collection, SegmentView } from '../segment/collection';
import { findWord } from '../segment/findWords';
import { fieldTexts, type SearchDocument, shortFields } from '../segment/segment';
import { documentOf, listOf } from './readPostings';
import type { ContextScore } from './scoreContext';
import type { MeaningScore } from './scoreMeaning';
import type { ScoredSegment } from './scoreWords';

/**
 * A document that was found, with the values by which results are sorted: the higher tier first, then the higher nearness, the higher
 * score and the earlier position.
 */
export interface RankedDocument<Document> {
  readonly document: Document;
  readonly tier: number;
  readonly nearness: number;
  readonly score: number;
  readonly position: number;
  /** See `MeaningScore`; 0 if meanings are not compared. */
  readonly meaning: number;
}

/** Counts the matching documents that pass the filters, and keeps the best of them. */
export interface Collector<Document> {
  /**
   * `segment` is the index of the segment in the collection, `number` that of the document in the segment. Returns whether the
   * document passes the filters.
   */
  take(segment: number, number: number, tier: number): boolean;
  total(): number;
  list(): readonly RankedDocument<Document>[];
}

/** Selects the best items without sorting all of them. It is a heap whose root is the worst of the selected items. */
interface Selection<T> {
  offer(item: T): void;
  /** The item that a further item must surpass to be selected; undefined while fewer than `limit` items are selected. */
  worst(): T | undefined;
  /** The selected items, best first. */
  list(): readonly T[];
}

export function ranksBefore(a: RankedDocument<unknown>, b: RankedDocument<unknown>): boolean {
  return (b.tier - a.tier || b.nearness - a.nearness || b.score - a.score || a.position - b.position) < 0;
}

export function createCollector<Document extends SearchDocument>(
  collection: Collection<Document>,
  scored: readonly ScoredSegment<Document>[],
  query: WordQuery,
  options: SearchOptions<Document>,
  limit: number,
  context?: ContextScore,
  meaning?: MeaningScore,
): Collector<Document> {
  const selection = createSelection<RankedDocument<Document>>(limit, ranksBefore);
  const filters = collection.views.map((view) => createDocumentFilter(view, query, options));
  const positions = collection.positions();
  let total = 0;
  return {
    take(segment, number, tier) {
      const view = scored[segment];
      const filter = filters[segment];
      if (view === undefined || (filter !== undefined && !filter(number))) return false;
      total += 1;
      const score = (view.scratch.score[number] ?? 0) + (context?.(segment, number) ?? 0);
      const nearness = view.scratch.nearness[number] ?? 0;
      // Most documents rank below all documents that are kept. For them, only this comparison is needed.
      const worst = selection.worst();
      if (
        worst !== undefined &&
        (tier < worst.tier || (tier === worst.tier && (nearness < worst.nearness || (nearness === worst.nearness && score < worst.score))))
      )
        return true;
      const document = view.view.loaded.documents[number];
      if (document === undefined) return true;
      const position = positions[segment]?.[number] ?? 0;
      selection.offer({ document, tier, nearness, score, position, meaning: meaning?.(segment, number) ?? 0 });
      return true;
    },
    total: () => total,
    list: () => selection.list(),
  };
}

/** `isBefore` returns whether `a` is better than `b`; no two items may be equal. */
export function createSelection<T>(limit: number, isBefore: (a: T, b: T) => boolean): Selection<T> {
  const heap: T[] = [];
  const worse = (a: number, b: number): boolean => isBefore(heap[b] as T, heap[a] as T);
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && worse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  return {
    offer(item) {
      if (heap.length < limit) {
        heap.push(item);
        rise(heap.length - 1);
      } else if (limit > 0 && isBefore(item, heap[0] as T)) {
        heap[0] = item;
        sink();
      }
    },
    worst: () => (heap.length < limit ? undefined : heap[0]),
    list: () => [...heap].sort((a, b) => (isBefore(a, b) ? -1 : 1)),
  };
}

/** Whether a document of the segment has the phrases, lacks the exclusions and passes the filters of a query. */
type DocumentFilter = (number: number) => boolean;

/**
 * Creates the filter for a segment; undefined if the query has no phrases, exclusions or filters. The text of a document is searched
 * for a phrase only if the document may contain the phrase according to the index.
 */
export function createDocumentFilter<Document extends SearchDocument>(
  view: SegmentView<Document>,
  { phrases = [], excluded = [] }: WordQuery,
  { accepts }: SearchOptions<Document>,
): DocumentFilter | undefined {
  if (phrases.length === 0 && excluded.length === 0 && accepts === undefined) return undefined;
  const { documents } = view.loaded;
  const required = phrases.map((phrase) => ({ phrase, candidates: findCandidates(view, phrase) }));
  const forbidden = excluded.map((phrase) => ({ phrase, candidates: findCandidates(view, phrase) }));
  return (number) => {
    const document = documents[number];
    if (document === undefined || !(accepts?.(document) ?? true)) return false;
    return (
      required.every(
        ({ phrase, candidates }) => (candidates === undefined || candidates[number] === 1) && matchesPhrases(document, [phrase], []),
      ) &&
      forbidden.every(
        ({ phrase, candidates }) => (candidates !== undefined && candidates[number] !== 1) || matchesPhrases(document, [], [phrase]),
      )
    );
  };
}

/**
 * Matches words of which the index knows every occurrence. Other words, such as numbers with a point or words of scripts without
 * spaces, may be split in another way in a text, because their boundaries depend on the characters around them. The index may then lack
 * them.
 */
const isSure = /^[a-z][a-z0-9]*$/;

/**
 * Marks the documents that contain all words of a phrase, in any order. Stop words, words with uncertain boundaries and words after the
 * first 255 are not checked. If the phrase has no other words, the result is undefined.
 */
function findCandidates<Document extends SearchDocument>({ loaded }: SegmentView<Document>, phrase: string): Uint8Array | undefined {
  const words = [...new Set(tokenizeWords(phrase).map(({ term }) => term))]
    .filter((term) => isSure.test(term) && !stopWords.has(term))
    .slice(0, 255);
  if (words.length === 0) return undefined;
  const { data } = loaded;
  const counts = new Uint8Array(data.documentCount);
  words.forEach((word, index) => {
    const id = findWord(data.words, word);
    if (id === undefined) return;
    for (const postings of [data.postings, data.fields]) {
      const entries = listOf(postings, id);
      for (let at = 0; at < entries.length; at++) {
        const document = documentOf(entries[at] ?? 0);
        if (counts[document] === index) counts[document] = index + 1;
      }
    }
  });
  for (let document = 0; document < counts.length; document++) counts[document] = counts[document] === words.length ? 1 : 0;
  return counts;
}

/** Whether a document contains all of `phrases` and none of `excluded`, ignoring letter case, accents and the amount of white space. */
export function matchesPhrases(document: SearchDocument, phrases: readonly string[], excluded: readonly string[]): boolean {
  if (phrases.length === 0 && excluded.length === 0) return true;
  const texts = [...shortFields, 'abstract' as const].flatMap((field) => fieldTexts(document, field)).map(foldPhrase);
  const has = (phrase: string): boolean => texts.some((text) => containsPhrase(text, foldPhrase(phrase)));
  return phrases.every(has) && !excluded.some(has);
}

function foldPhrase(text: string): string {
  return foldTerm(text).replace(/\s+/g, ' ').trim();
}

/** Matches whole words only: `head` is not found in `overhead`. An empty phrase is never found. */
function containsPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false;
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    if (isBorder(text, at) && isBorder(text, at + phrase.length)) return true;
  }
  return false;
}

function isBorder(text: string, at: number): boolean {
  return !(isWordCharacter.test(text[at - 1] ?? ' ') && isWordCharacter.test(text[at] ?? ' '));
}

const isWordCharacter = /[\p{L}\p{N}]/u;
