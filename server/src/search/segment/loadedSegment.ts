import { lazy, type Lazy } from '../../base/lazy';
import type { SearchDocument } from '../searchDocument';
import { sizeOfSegment, type Segment } from './segment';

/** A segment, and the documents whose words it knows. */
export interface LoadedSegment<Document extends SearchDocument> {
  readonly data: Segment;
  /** In the order in which the segment numbers them. */
  readonly documents: readonly Document[];
  /** Names, keys and titles are known; abstracts where this is 'abstracts'. */
  readonly depth: SegmentDepth;
  readonly numbers: Lazy<ReadonlyMap<Document, number>>;
  readonly scratch: Lazy<Scratch>;
}

export type SegmentDepth = 'titles' | 'abstracts';

/** Room for the figures of a query, one for each document: all but the lists zero between queries. */
export interface Scratch {
  readonly score: Float64Array;
  /** What one word gives. */
  readonly best: Float64Array;
  readonly flags: Uint8Array;
  readonly times: Uint16Array;
  /** How many words stand in the document, in its short fields, and only by way of a typing error. */
  readonly matched: Uint8Array;
  readonly matchedShort: Uint8Array;
  readonly matchedTypo: Uint8Array;
  /** How near the query is to a name. */
  readonly nearness: Int32Array;
  /** Room for the numbers of documents that a query, and one word of it, touches. */
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
    matchedTypo: new Uint8Array(count),
    nearness: new Int32Array(count),
    touched: new Uint32Array(count),
    touchedByWord: new Uint32Array(count),
  };
}

/** In bytes, with what queries need beside it. */
export function sizeOfLoadedSegment<Document extends SearchDocument>({ data }: LoadedSegment<Document>): number {
  const scratchPerDocument = 2 * 8 + 3 * 4 + 2 + 4;
  return sizeOfSegment(data) + scratchPerDocument * data.documentCount;
}
