/**
 * Indexes and ranks papers by words, names, typos and ideas.
 *
 * Architecture invariant: knows documents with fields, not files; the same documents give the same ranking in any order.
 */
export { findSimilarLabels } from './fuzzyLabels';
export type { FieldMatch } from './highlight/explainMatch';
export type { BuiltSegment } from './mergeSegments';
export { type FilterName, type ParsedQuery, type QueryFilter, parseQuery } from './parseQuery';
export type { SearchDocument } from './searchDocument';
export { type SearchIndex, createSearchIndex, restoreSearchIndex } from './searchIndex';
export type { SearchHits, WordQuery } from './searchQuery';
export { buildSegment } from './segment/buildSegment';
export { type SegmentView, createLoadedSegment } from './segment/collection';
export type { Segment } from './segment/segment';
export { shouldListPartialMatches } from './shouldListPartialMatches';
