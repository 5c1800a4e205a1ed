import { type BuiltSegment, findUnread, mergeSegments } from './mergeSegments';
import { findLastingRest } from './query/lastingRest';
import { searchByIdea } from './query/searchByIdea';
import { searchByKeywords } from './query/searchByKeywords';
import { findSimilar, searchByText } from './query/searchByText';
import type { SearchHits, SearchOptions, WordQuery } from './searchQuery';
import { buildSegment } from './segment/buildSegment';
import { type Collection, createCollection, type SegmentView, sizeOfLoadedSegment } from './segment/collection';
import type { SearchDocument } from './segment/segment';

/** Full-text search over papers. */
export interface SearchIndex<Document extends SearchDocument> {
  /**
   * Without words in the query, all documents that pass its filters match. They are ranked by `options.context`, if there is one, and
   * otherwise in the order of the collection.
   */
  search(query: WordQuery, options: SearchOptions<Document>): SearchHits<Document>;
  /**
   * The end of the unfinished word in a query, if every word that begins like it goes on like that: `tention` for `flash at`. With any
   * part of it typed, `search` finds the same documents in the same order. Empty if there is no such end, or if another letter may
   * change the result.
   */
  findLastingRest(query: WordQuery, limit: number): string;
  /** The papers closest to a query, even those that lack some of its words. Phrases, exclusions and filters still apply. */
  searchNearest(query: WordQuery, options: SearchOptions<Document>): SearchHits<Document>;
  /** The papers that a sentence or paragraph is about; they need not have all of its words. */
  suggest(text: string, options: SearchOptions<Document>): SearchHits<Document>;
  /** Other papers that share significant words with the document. */
  findRelated(document: Document, options: SearchOptions<Document>): SearchHits<Document>;
  /** Memory use in bytes, without the documents. */
  readonly bytes: number;
  /** Documents that should be indexed in the background. Until then, some of them cannot be found by their abstracts. */
  readonly unread: readonly Document[];
  /** The documents and their segments, from which the next version of the index is built. */
  readonly collection: Collection<Document>;
}

/** What a new index can reuse, so that fewer documents need to be read. */
interface IndexSources<Document extends SearchDocument> {
  /** The previous version of the index. A document that is the same object as in that version is not read again. */
  readonly previous?: SearchIndex<Document> | undefined;
  readonly segments?: readonly BuiltSegment<Document>[];
  /** If there are more new documents than this, their abstracts are not indexed yet. Unlimited if undefined. */
  readonly readAtOnce?: number;
}

/** Creates an index. Once `unread` is empty, its search results are the same as if all documents had been indexed at once. */
export function createSearchIndex<Document extends SearchDocument>(
  documents: readonly Document[],
  { previous, segments = [], readAtOnce = Infinity }: IndexSources<Document> = {},
): SearchIndex<Document> {
  const views = mergeSegments(previous?.collection ?? { documents: [], views: [] }, documents, segments, readAtOnce);
  const unread = findUnread(views);
  if (unread.length > 0 && unread.length <= readAtOnce)
    return createSearchIndex(documents, {
      previous: createIndex(createCollection(documents, views), unread),
      segments: [{ documents: unread, segment: buildSegment(unread) }],
    });
  return createIndex(createCollection(documents, views), unread);
}

/** The index of a collection whose segments already exist, for example in the cache file. */
export function restoreSearchIndex<Document extends SearchDocument>(
  documents: readonly Document[],
  views: readonly SegmentView<Document>[],
): SearchIndex<Document> {
  return createIndex(createCollection(documents, views), findUnread(views));
}

function createIndex<Document extends SearchDocument>(
  collection: Collection<Document>,
  unread: readonly Document[],
): SearchIndex<Document> {
  return {
    search: (query, options) => searchByKeywords(collection, query, options),
    findLastingRest: (query, limit) => (unread.length > 0 ? '' : findLastingRest(collection, query, limit)),
    searchNearest: (query, options) => searchByIdea(collection, query, options),
    suggest: (text, options) => searchByText(collection, text, options),
    findRelated: (document, options) => findSimilar(collection, document, options),
    bytes: collection.views.reduce((sum, { loaded }) => sum + sizeOfLoadedSegment(loaded), 0),
    unread,
    collection,
  };
}
