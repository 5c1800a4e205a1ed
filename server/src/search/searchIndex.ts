import { createCollection, type Collection, type SegmentView } from './segment/collection';
import { searchByIdea } from './query/searchByIdea';
import { findSimilar, searchByText } from './query/searchByText';
import { searchByKeywords } from './query/searchByKeywords';
import { buildSegment } from './segment/buildSegment';
import { sizeOfLoadedSegment } from './segment/loadedSegment';
import type { SearchDocument } from './searchDocument';
import type { SearchHits, SearchOptions, WordQuery } from './searchQuery';
import { findUnread, mergeSegments, type BuiltSegment } from './mergeSegments';

/** Finds papers by what a writer remembers of them. */
export interface SearchIndex<Document extends SearchDocument> {
  /** A query without words gives the first `limit` documents that fit the rest of it, in their order. */
  search(query: WordQuery, options: SearchOptions<Document>): SearchHits<Document>;
  /** Papers that are nearest to a query, whether or not they have all of its words. Phrases, exclusions and filters hold. */
  searchNearest(query: WordQuery, options: SearchOptions<Document>): SearchHits<Document>;
  /** Papers that a text (a sentence, a paragraph) speaks of: no word has to match. */
  suggest(text: string, options: SearchOptions<Document>): SearchHits<Document>;
  /** Papers on the same subject, without the document itself. */
  findRelated(document: Document, options: SearchOptions<Document>): SearchHits<Document>;
  /** The memory that it takes beside the documents. */
  readonly bytes: number;
  /** Documents that a segment should be made of in the background: most are found by names and titles only until it is given. */
  readonly unread: readonly Document[];
  /** What later versions of the collection build on. */
  readonly collection: Collection<Document>;
}

/** What an index is made of beside the documents. */
export interface IndexSources<Document extends SearchDocument> {
  /** The index of an earlier version of the collection, in which unchanged documents are the same objects: only the others are read. */
  readonly previous?: SearchIndex<Document> | undefined;
  readonly segments?: readonly BuiltSegment<Document>[];
  /** How many documents may be read at once; where more are new, only their names and titles are. Any number where undefined. */
  readonly readAtOnce?: number;
}

/** The answers are those of an index that is made of all documents at once, however it came to be. */
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

/** The index of a collection whose views were made before, such as one that was kept in a file. */
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
    searchNearest: (query, options) => searchByIdea(collection, query, options),
    suggest: (text, options) => searchByText(collection, text, options),
    findRelated: (document, options) => findSimilar(collection, document, options),
    bytes: collection.views.reduce((sum, { loaded }) => sum + sizeOfLoadedSegment(loaded), 0),
    unread,
    collection,
  };
}
