import { getWordVectors } from '#wordVectors';
import { type Lazy, lazy } from '../../base/derivedValues';
import { type FieldFit, measureFit } from './fieldFit';
import { type SearchDocument, type Segment, sizeOfSegment } from './segment';

/** A segment together with the documents hidden in one version of the collection. */
export interface SegmentView<Document extends SearchDocument> {
  readonly loaded: LoadedSegment<Document>;
  /** Has 1 for each document that has left the collection or moved to another segment; undefined if there is none. */
  readonly hidden: Uint8Array | undefined;
}

/** One version of the searchable documents. Each document is visible in exactly one segment. */
export interface Collection<Document extends SearchDocument> {
  readonly documents: readonly Document[];
  readonly views: readonly SegmentView<Document>[];
  /** The average number of words in a document, without stop words and with the title counted twice; 1 if no document has any. */
  readonly averageLength: Lazy<number>;
  /** For each segment, the positions of its documents in the collection. */
  readonly positions: Lazy<readonly Uint32Array[]>;
}

/** A segment with the documents that it indexes. */
interface LoadedSegment<Document extends SearchDocument> {
  readonly data: Segment;
  /** In the order of their numbers in the segment. */
  readonly documents: readonly Document[];
  /** Short fields are always indexed; abstracts only if this is 'abstracts'. */
  readonly depth: SegmentDepth;
  readonly numbers: Lazy<ReadonlyMap<Document, number>>;
  readonly scratch: Lazy<Scratch>;
  /** undefined without vectors of words. */
  readonly fit: Lazy<FieldFit | undefined>;
}

export type SegmentDepth = 'titles' | 'abstracts';

/**
 * Arrays for the intermediate results of a query, with one element for each document. Between queries all elements are zero, except in
 * `touched` and `touchedByWord`.
 */
export interface Scratch {
  readonly score: Float64Array;
  /** The best score for the current word. */
  readonly best: Float64Array;
  readonly flags: Uint8Array;
  readonly times: Uint16Array;
  /**
   * How many words of the query the document has without a correction, how many in its short fields, and how many only as a correction.
   */
  readonly matched: Uint8Array;
  readonly matchedShort: Uint8Array;
  readonly matchedCorrected: Uint8Array;
  /** How closely the query matches a name, key or title of the document; 0 if it does not. */
  readonly nearness: Int32Array;
  /** The numbers of the documents that match any word of the query so far, and of those that match the current word. */
  readonly touched: Uint32Array;
  readonly touchedByWord: Uint32Array;
}

export function createCollection<Document extends SearchDocument>(
  documents: readonly Document[],
  views: readonly SegmentView<Document>[],
): Collection<Document> {
  return {
    documents,
    views,
    averageLength: lazy(() => averageOf(views, documents.length)),
    positions: lazy(() => findPositions(documents, views)),
  };
}

export function countShown<Document extends SearchDocument>({ loaded, hidden }: SegmentView<Document>): number {
  return hidden === undefined ? loaded.documents.length : hidden.reduce((shown, flag) => shown - flag, loaded.documents.length);
}

function averageOf<Document extends SearchDocument>(views: readonly SegmentView<Document>[], count: number): number {
  let total = 0;
  for (const { loaded, hidden } of views) {
    const { lengths } = loaded.data;
    for (let number = 0; number < lengths.length; number++) if (hidden === undefined || hidden[number] === 0) total += lengths[number] ?? 0;
  }
  return total > 0 ? total / count : 1;
}

function findPositions<Document extends SearchDocument>(
  documents: readonly Document[],
  views: readonly SegmentView<Document>[],
): readonly Uint32Array[] {
  const positions = views.map(({ loaded }) => new Uint32Array(loaded.documents.length));
  // Segments mostly keep the order of the collection, so the next document is usually the next visible document of some segment.
  const next = views.map((view) => findShown(view, 0));
  for (let position = 0; position < documents.length; ) {
    const index = views.findIndex(({ loaded }, view) => loaded.documents[next[view] ?? 0] === documents[position]);
    const [view, own] = [views[index], positions[index]];
    if (view === undefined || own === undefined) {
      const document = documents[position];
      if (document !== undefined) placeByNumber(document, position, views, positions);
      position += 1;
      continue;
    }
    let number = next[index] ?? 0;
    // Documents of one segment are usually next to each other.
    while (position < documents.length && view.loaded.documents[number] === documents[position]) {
      own[number] = position;
      position += 1;
      number = findShown(view, number + 1);
    }
    next[index] = number;
  }
  return positions;
}

/** The number of the first visible document at or after `number`. */
function findShown<Document extends SearchDocument>({ loaded, hidden }: SegmentView<Document>, number: number): number {
  let shown = number;
  if (hidden !== undefined) while (shown < loaded.documents.length && hidden[shown] === 1) shown += 1;
  return shown;
}

function placeByNumber<Document extends SearchDocument>(
  document: Document,
  position: number,
  views: readonly SegmentView<Document>[],
  positions: readonly Uint32Array[],
): void {
  views.forEach(({ loaded }, index) => {
    const number = loaded.numbers().get(document);
    const own = positions[index];
    if (number !== undefined && own !== undefined) own[number] = position;
  });
}

export function createLoadedSegment<Document extends SearchDocument>(
  data: Segment,
  documents: readonly Document[],
  depth: SegmentDepth,
): LoadedSegment<Document> {
  return {
    data,
    documents,
    depth,
    numbers: lazy(() => new Map(documents.map((document, number) => [document, number]))),
    scratch: lazy(() => createScratch(data.documentCount)),
    fit: lazy(() => {
      const vectors = getWordVectors();
      return vectors === undefined ? undefined : measureFit(documents, vectors);
    }),
  };
}

function createScratch(count: number): Scratch {
  return {
    score: new Float64Array(count),
    best: new Float64Array(count),
    flags: new Uint8Array(count),
    times: new Uint16Array(count),
    matched: new Uint8Array(count),
    matchedShort: new Uint8Array(count),
    matchedCorrected: new Uint8Array(count),
    nearness: new Int32Array(count),
    touched: new Uint32Array(count),
    touchedByWord: new Uint32Array(count),
  };
}

/** The memory use in bytes, including the scratch arrays. */
export function sizeOfLoadedSegment<Document extends SearchDocument>({ data }: LoadedSegment<Document>): number {
  const scratchPerDocument = 2 * 8 + 3 * 4 + 2 + 4;
  return sizeOfSegment(data) + scratchPerDocument * data.documentCount;
}
