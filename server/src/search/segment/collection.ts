import { lazy, type Lazy } from '../../base/lazy';
import type { LoadedSegment } from './loadedSegment';
import type { SearchDocument } from '../searchDocument';

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
