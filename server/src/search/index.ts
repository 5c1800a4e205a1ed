/**
 * Indexes and ranks papers by words, names, typos and ideas.
 *
 * Architecture invariant: knows documents with fields, not files; the same documents give the same ranking in any order.
 */
export { findSimilarLabels } from './fuzzyLabels';
export type { FieldMatch } from './highlight/highlighter';
export type { BuiltSegment } from './mergeSegments';
export { type FilterName, type ParsedQuery, parseQuery, type QueryFilter } from './parseQuery';
export { createSearchIndex, restoreSearchIndex, type SearchIndex } from './searchIndex';
export type { SearchHits, WordQuery } from './searchQuery';
export { buildSegment } from './segment/buildSegment';
export { createLoadedSegment, type SegmentView } from './segment/collection';
export type { SearchDocument, Segment } from './segment/segment';
export { shouldListPartialMatches } from './shouldListPartialMatches';
