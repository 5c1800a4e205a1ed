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
export { type SearchTable, packSearch, restoreSearch } from './cache/searchTable';
export { type LibraryParts, createLibrary, createLibraryParts } from './createLibrary';
export { copyPaper } from './createPaper';
export type { Library } from './library';
export {
  type KnownTopics,
  adaptTopics,
  areSameHeadings,
  areTopicsOf,
  findKeptPaper,
  findPinnedPaper,
  papersInDigests,
  papersOfTopic,
  resolveKeptHeadings,
  resolvePinnedTopics,
  withSubtopics,
} from './libraryTopics';
export { getPaperIdentity } from './mergeRecords';
export { type NearTitles, findNearTitles } from './nearTitles';
export { type FileOccurrences, type OccurrencesByFile, collectOccurrences, listOccurrences } from './occurrences';
