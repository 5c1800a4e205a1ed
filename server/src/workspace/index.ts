/**
 * Files, drafts and snapshots; `WorkspaceHost.apply` is the only way to change anything.
 *
 * Architecture invariant: a snapshot never changes, and is the same as one made from scratch.
 */
export { readAtOnce } from './buildSnapshot';
export { type CacheContent, hasTopicsToSave, packSnapshot } from './cacheContent';
export {
  type CitedKey,
  chooseKey,
  citationsOf,
  countCitations,
  createKeyTest,
  type DraftBibliographies,
  findKeyOfOwnEntry,
  findOwnEntry,
  getDraftBibliographies,
  resolveCitation,
} from './citations';
export { findDraftFolder, type NamedFile } from './drafts/draftGraph';
export { editOwnFile, findEditedFile, type OwnFileEdit, type Refusal, refuseEdit } from './editOwnFile';
export { isBibliography, isBibliographyName } from './files/bibliographyFile';
export { type DigestBytes, type PackedDigest, packDigestFile, readWithoutCorrections, type UncorrectedDigest } from './files/digestFile';
export { type FileKind, findFiles } from './files/discovery';
export { perFile } from './files/fileCollections';
export {
  type DiskFile,
  FileError,
  type FileStamp,
  type FileSystem,
  type FolderEntry,
  isSameStamp,
  type WritableUri,
} from './files/fileSystem';
export { chooseOwnFolder, findFolder, isInside, noteFolderUri, ownFileUri } from './files/ownFolder';
export type { BibliographyFile, DigestFile, DraftFile, EntriesByKey, OwnFileOf, TextFile } from './files/textFile';
export {
  checkEdits,
  checkPath,
  type EditSources,
  type EditsByFile,
  type EditsCheck,
  type PathCheck,
  type PathSource,
  type WritableEdits,
  writeRefusals,
} from './files/writeCheck';
export type { NoteFile } from './notes';
export { findFile, hasCurrentTopics, locateOccurrence, type Snapshot } from './snapshot';
export { type StampedFile, type WorkspaceChange, WorkspaceHost } from './workspaceHost';
