import { diffSequences } from '../base/changes';
import { buildSegment } from './segment/buildSegment';
import { type Collection, countShown, createLoadedSegment, type SegmentDepth, type SegmentView } from './segment/collection';
import type { SearchDocument, Segment } from './segment/segment';

/** A segment that was built elsewhere, by the worker or from a cache file. */
export interface BuiltSegment<Document extends SearchDocument> {
  /** The documents given to `buildSegment`, in that order. Documents that have left the collection since then are ignored. */
  readonly documents: readonly Document[];
  readonly segment: Segment;
}

/**
 * Returns the segments of the next version of a collection. Segments of the previous version are reused where possible. Each document
 * is visible in exactly one segment.
 */
export function mergeSegments<Document extends SearchDocument>(
  previous: Pick<Collection<Document>, 'documents' | 'views'>,
  documents: readonly Document[],
  ready: readonly BuiltSegment<Document>[],
  readAtOnce: number,
): readonly SegmentView<Document>[] {
  const { removed, added } = diffSequences(previous.documents, documents);
  const kept = previous.views.map((view) => withHidden(view, removed));
  const taken = takeReady(kept, documents, ready);
  const shown = showAgain(taken, added);
  const fresh = added.filter((document) => !shown.some((view) => shows(view, document)));
  const views = shown.filter((view) => countShown(view) > 0);
  return fresh.length === 0 ? views : addFresh(views, fresh, readAtOnce);
}

/**
 * Documents to index again in the background: those whose abstracts are not indexed yet, those in segments with many hidden documents,
 * and, if there are too many segments, those in segments smaller than the largest one.
 */
export function findUnread<Document extends SearchDocument>(views: readonly SegmentView<Document>[]): readonly Document[] {
  const largest = Math.max(...views.map(({ loaded }) => loaded.documents.length));
  return views
    .filter((view) => {
      const { depth, documents } = view.loaded;
      return (
        depth === 'titles' || countShown(view) < documents.length * minShown || (views.length > maxParts && documents.length < largest)
      );
    })
    .flatMap(listShown);
}

const minShown = 0.6;
const maxParts = 8;
/** A merged segment holds at most this many times `readAtOnce` documents. */
const maxJoined = 8;

function listShown<Document extends SearchDocument>({ loaded, hidden }: SegmentView<Document>): readonly Document[] {
  return hidden === undefined ? loaded.documents : loaded.documents.filter((_, number) => hidden[number] === 0);
}

function shows<Document extends SearchDocument>({ loaded, hidden }: SegmentView<Document>, document: Document): boolean {
  const number = loaded.numbers().get(document);
  return number !== undefined && (hidden === undefined || hidden[number] === 0);
}

function withHidden<Document extends SearchDocument>(view: SegmentView<Document>, documents: Iterable<Document>): SegmentView<Document> {
  let hidden: Uint8Array | undefined;
  for (const document of documents) {
    const number = view.loaded.numbers().get(document);
    if (number === undefined) continue;
    hidden ??= view.hidden?.slice() ?? new Uint8Array(view.loaded.documents.length);
    hidden[number] = 1;
  }
  return hidden === undefined ? view : { ...view, hidden };
}

/** Adds the segments that were built elsewhere, and hides their documents in all other segments. */
function takeReady<Document extends SearchDocument>(
  views: readonly SegmentView<Document>[],
  documents: readonly Document[],
  ready: readonly BuiltSegment<Document>[],
): readonly SegmentView<Document>[] {
  if (ready.length === 0) return views;
  const current = new Set(documents);
  return ready.reduce<readonly SegmentView<Document>[]>((taken, { segment, documents: own }) => {
    const added: SegmentView<Document> = { loaded: createLoadedSegment(segment, own, 'abstracts'), hidden: undefined };
    return [
      ...taken.map((view) => withHidden(view, own)).filter((view) => countShown(view) > 0),
      withHidden(
        added,
        own.filter((document) => !current.has(document)),
      ),
    ];
  }, views);
}

/** Makes documents that have returned to the collection visible again, if a segment still indexes them together with their abstracts. */
function showAgain<Document extends SearchDocument>(
  views: readonly SegmentView<Document>[],
  documents: readonly Document[],
): readonly SegmentView<Document>[] {
  const missing = new Set(documents);
  return views.map((view) => {
    if (view.hidden === undefined || view.loaded.depth === 'titles' || missing.size === 0) return view;
    const hidden = view.hidden.slice();
    for (const document of missing) {
      const number = view.loaded.numbers().get(document);
      if (number === undefined) continue;
      hidden[number] = 0;
      missing.delete(document);
    }
    return { ...view, hidden };
  });
}

/**
 * Indexes new documents together with those of the last few segments, up to the first segment that is much larger. This limits the
 * number of segments without indexing any document often. If there are more than `readAtOnce` new documents, they get a segment of
 * their own, in which their abstracts are not indexed yet.
 */
function addFresh<Document extends SearchDocument>(
  views: readonly SegmentView<Document>[],
  fresh: readonly Document[],
  readAtOnce: number,
): readonly SegmentView<Document>[] {
  if (fresh.length > readAtOnce) return [...views, readDocuments(fresh, 'titles')];
  let documents = fresh;
  let kept = views.length;
  for (let view = views[kept - 1]; view !== undefined && view.loaded.depth === 'abstracts'; view = views[kept - 1]) {
    const shown = listShown(view);
    if (shown.length > 2 * documents.length || shown.length + documents.length > maxJoined * readAtOnce) break;
    documents = [...shown, ...documents];
    kept -= 1;
  }
  return [...views.slice(0, kept), readDocuments(documents, 'abstracts')];
}

function readDocuments<Document extends SearchDocument>(documents: readonly Document[], depth: SegmentDepth): SegmentView<Document> {
  const texts =
    depth === 'titles'
      ? documents.map(({ key, title, names, authors, year }) => ({
          key,
          title,
          names,
          authors,
          abstract: '',
          ...(year === undefined ? {} : { year }),
        }))
      : documents;
  return { loaded: createLoadedSegment(buildSegment(texts), documents, depth), hidden: undefined };
}
