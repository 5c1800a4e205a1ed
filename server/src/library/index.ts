/**
 * Joins what files say of the same paper, and assigns citation keys.
 *
 * Architecture invariant: knows occurrences, not open files; a citation key depends on titles alone.
 */
export { type BibliographyTable, packBibliography, restoreFormerEntries } from './cache/bibliographyTable';
export { type DigestTable, packDigest, restoreDigest } from './cache/digestTable';
export { hashString } from './cache/hashTable';
export { type LibraryTable, type Pause, packLibrary } from './cache/libraryTable';
export { concatBytes, packData, unpackData } from './cache/packData';
export { restoreLibrary } from './cache/restoreLibrary';
export { packSearch, restoreSearch, type SearchTable } from './cache/searchTable';
export { createLibrary, createLibraryParts, type LibraryParts } from './createLibrary';
export type { Library } from './library';
export {
  adaptTopics,
  areSameHeadings,
  areTopicsOf,
  type ChangesSince,
  findKeptPaper,
  findPinnedPaper,
  followChanges,
  type KnownTopics,
  papersInDigests,
  papersOfTopic,
  resolveKeptHeadings,
  resolvePinnedTopics,
  withSubtopics,
} from './libraryTopics';
export { getPaperIdentity } from './mergeRecords';
export { findNearTitles, type NearTitles } from './nearTitles';
export { collectOccurrences, type FileOccurrences, listOccurrences, type OccurrencesByFile } from './occurrences';
export { copyPaper } from './works';
