import { createPlainIndex, type PlainHits, type PlainIndex, type SearchHit } from './plainIndex';
import type { SearchDocument } from './searchDocument';
import { tokenizeWords } from './tokenize';

export interface SearchHits<Document> {
  /** Best first. */
  readonly hits: readonly SearchHit<Document>[];
  /** How many documents matched, shown or not. */
  readonly total: number;
}

/** Finds papers by name, key, author, year and words of the title: in any order, by their beginnings, with a typing error. */
export interface SearchIndex<Document extends SearchDocument> {
  /** An empty query gives the first `limit` documents in their order. `context` re-ranks, and neither adds nor removes. */
  search(query: string, limit: number, context?: string): SearchHits<Document>;
  /** The large part of the index: later versions of the collection build on it. */
  readonly base: PlainIndex<Document>;
}

/** A collection is indexed anew when more than this share of it has changed, and more than `fewChanges` documents. */
const largestChange = 0.02;
const fewChanges = 64;

/**
 * `previous` is the index of an earlier version of the collection, in which unchanged documents are the same objects:
 * only the others are indexed.
 */
export function createSearchIndex<Document extends SearchDocument>(
  documents: readonly Document[],
  previous?: SearchIndex<Document>,
): SearchIndex<Document> {
  const base = previous?.base;
  if (base !== undefined) {
    const added = documents.filter((document) => !base.documents.has(document));
    const hiddenCount = base.documents.size - (documents.length - added.length);
    if (added.length + hiddenCount <= Math.max(fewChanges, documents.length * largestChange)) {
      return hiddenCount + added.length === 0 ? createIndex(documents, [base], noneHidden()) : createIndex(documents, [base, createPlainIndex(added)], findHidden(base, documents));
    }
  }
  return createIndex(documents, [createPlainIndex(documents)], noneHidden());
}

function createIndex<Document extends SearchDocument>(
  documents: readonly Document[],
  parts: readonly [PlainIndex<Document>, ...PlainIndex<Document>[]],
  hidden: ReadonlySet<Document>,
): SearchIndex<Document> {
  return {
    base: parts[0],
    search(query, limit, context) {
      if (tokenizeWords(query).length === 0) {
        return { hits: documents.slice(0, limit).map((document) => ({ document, score: 0, matches: [] })), total: documents.length };
      }
      return mergeHits(parts.map((part) => part.search(query, limit, context, hidden)), limit);
    },
  };
}

/** Where one part has documents with every word of the query, those of the other that lack one don't count. */
function mergeHits<Document>(found: readonly PlainHits<Document>[], limit: number): SearchHits<Document> {
  const [first, ...others] = found.filter(({ total }) => total > 0);
  if (first === undefined) return { hits: [], total: 0 };
  if (others.length === 0) return first;
  const lacking = Math.min(first.lacking, ...others.map((part) => part.lacking));
  const parts = [first, ...others].filter((part) => part.lacking === lacking);
  return {
    hits: parts.flatMap(({ hits }) => hits).sort((a, b) => b.score - a.score).slice(0, limit),
    total: parts.reduce((sum, { total }) => sum + total, 0),
  };
}

function findHidden<Document extends SearchDocument>(base: PlainIndex<Document>, documents: readonly Document[]): ReadonlySet<Document> {
  const current = new Set(documents);
  return new Set([...base.documents].filter((document) => !current.has(document)));
}

function noneHidden<Document>(): ReadonlySet<Document> {
  return new Set();
}
