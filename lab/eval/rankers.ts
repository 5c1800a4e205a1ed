import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createSearchIndex, type SearchIndex } from '../../server/src/search/searchIndex';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import { shouldListPartialMatches } from '../../server/src/search/shouldListPartialMatches';
import { depth } from './metrics';
import { createPlainBm25 } from './plainBm25';

/** Gives the keys of the papers that it finds for a text, best first. */
export type Rank = (query: string) => readonly string[];

export interface Ranker {
  readonly label: string;
  /** Where it is too slow for all: how many queries it is asked at most, evenly spread. */
  readonly maxQueries?: number;
  /** Builds what it needs, once for a collection. */
  create(documents: readonly SearchDocument[]): Rank;
}

export const rankers: readonly Ranker[] = [
  { label: 'Marginalia, suggestions for a text', create: createOurs('suggest') },
  { label: 'Marginalia, search', create: createOurs('search') },
  { label: 'Marginalia, search after a pause', create: createOurs('paused search') },
  { label: 'MiniSearch, exact', create: (documents) => createMiniSearch(documents, {}) },
  { label: 'MiniSearch, prefix + fuzzy', create: (documents) => createMiniSearch(documents, { prefix: true, fuzzy: 0.2 }) },
  { label: 'fuse.js, titles', create: createFuse, maxQueries: 30 },
  { label: 'plain stemmed BM25, for reference', create: createPlainBm25 },
];

function createOurs(kind: 'suggest' | 'search' | 'paused search'): Ranker['create'] {
  return (documents) => {
    const index = createSearchIndex(documents);
    const options = { limit: depth };
    return (query) => {
      const found =
        kind === 'suggest'
          ? index.suggest(query, options).hits.map(({ document }) => document)
          : searchAsListed(index, query, kind === 'paused search');
      return found.map(({ key }) => key);
    };
  };
}

/** What the list of the search shows: below what matches what is nearest, where little matches. */
function searchAsListed(index: SearchIndex<SearchDocument>, text: string, isSettled: boolean): readonly SearchDocument[] {
  const query = { text, isSettled };
  const { hits, total } = index.search(query, { limit: depth });
  const nearest = shouldListPartialMatches(query, total) ? index.searchNearest(query, { limit: depth }).hits : [];
  return [...new Set([...hits, ...nearest].map(({ document }) => document))].slice(0, depth);
}

function createMiniSearch(documents: readonly SearchDocument[], options: { readonly prefix?: boolean; readonly fuzzy?: number }): Rank {
  const index = new MiniSearch<SearchDocument>({ idField: 'key', fields: ['title', 'abstract'] });
  index.addAll(documents);
  return (query) => index.search(query, options).map(({ id }) => String(id));
}

/**
 * Each word on its own, as a whole sentence is no pattern that fuse.js finds. Titles alone: with abstracts one claim of
 * SciFact takes it seconds.
 */
function createFuse(documents: readonly SearchDocument[]): Rank {
  const fuse = new Fuse(documents, { keys: ['title'], ignoreLocation: true });
  return (query) => {
    const words = query.split(/\s+/).filter((word) => word.length > 3);
    return words.length === 0 ? [] : fuse.search({ $or: words.map((title) => ({ title })) }, { limit: depth }).map(({ item }) => item.key);
  };
}
