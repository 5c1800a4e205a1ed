import { lazy, type Lazy } from '../../base/lazy';
import type { SearchDocument } from '../searchDocument';
import { sizeOfSegment, type Segment } from './segment';

/** A segment with the documents that it indexes. */
export interface LoadedSegment<Document extends SearchDocument> {
  readonly data: Segment;
  /** In the order of their numbers in the segment. */
  readonly documents: readonly Document[];
  /** Short fields are always indexed; abstracts only if this is 'abstracts'. */
  readonly depth: SegmentDepth;
  readonly numbers: Lazy<ReadonlyMap<Document, number>>;
  readonly scratch: Lazy<Scratch>;
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
