import {
  type BibliographyTable,
  concatBytes,
  type DigestTable,
  type FileOccurrences,
  type KnownTopics,
  type LibraryTable,
  type Pause,
  packBibliography,
  packData,
  packLibrary,
  packSearch,
  papersInDigests,
  restoreDigest,
  restoreFormerEntries,
  restoreLibrary,
  restoreSearch,
  type SearchTable,
  unpackData,
} from '#library';
import { createReferenceIndex } from '#ownFiles';
import { lazy } from '../base/derivedValues';
import { encodeText } from '../base/textBytes';
import type { Occurrence, Paper } from '../model/paper';
import { createOwnFile } from './files/createTextFile';
import type { FileStamp } from './files/fileSystem';
import type { BibliographyFile, DigestFile, OwnFiles } from './files/textFile';
import { type EarlierState, hasCurrentTopics, type Snapshot } from './snapshot';

/** The data that the cache stores for a workspace. */
export interface CacheContent {
  /** The digests and bibliographies, in the order of their occurrences in the library. */
  readonly files: readonly CachedFile[];
  /** The `mark` of the corrections with which the digests were read. */
  readonly corrections: string;
  /** The files of references from which the papers of the library were completed. */
  readonly referencesFiles: readonly { readonly uri: string; readonly text: string }[];
  readonly library: LibraryTable;
  readonly search?: SearchTable;
  readonly topics?: CachedTopics;
}

type CachedFile = CachedDigest | CachedBibliography;

interface CachedDigest {
  readonly kind: 'digest';
  readonly uri: string;
  /** The stamp of the file from which this was read; null if the file on disk may have a different text. */
  readonly stamp: FileStamp | null;
  readonly table: DigestTable;
}

interface CachedBibliography {
  readonly kind: 'bibliography';
  readonly uri: string;
  readonly stamp: FileStamp | null;
  readonly table: BibliographyTable;
}

interface CachedTopics {
  /** The packed topics of the papers in the cached digests, with their directions. They are unpacked only on first use, as they are long. */
  readonly topics: Uint8Array;
  /** The kept outline from which the topics were computed. */
  readonly kept: KnownTopics['kept'];
  readonly since: KnownTopics['since'];
}

type PackedTopics = Pick<KnownTopics, 'topics' | 'directions'>;

/**
 * Packs a snapshot for the cache. `stampOf` must return the stamp of a file if the text on disk is the same as in the snapshot, and
 * undefined if it may differ.
 */
export async function packSnapshot(
  snapshot: Snapshot,
  stampOf: (uri: string) => FileStamp | undefined,
  pause: Pause,
): Promise<CacheContent> {
  const stamps = new Map([...snapshot.digests.keys(), ...snapshot.bibliographies.keys()].map((uri) => [uri, stampOf(uri) ?? null]));
  const files: CachedFile[] = [];
  for (const { uri, table } of snapshot.digests.values()) {
    files.push({ kind: 'digest', uri, stamp: stamps.get(uri) ?? null, table: table() });
    await pause();
  }
  for (const { uri, bibliography } of snapshot.bibliographies.values()) {
    files.push({ kind: 'bibliography', uri, stamp: stamps.get(uri) ?? null, table: packBibliography(bibliography().entries) });
    await pause();
  }
  const topics = packTopics(snapshot);
  await pause();
  const search = packSearch(snapshot.searchIndex());
  await pause();
  return {
    files,
    corrections: snapshot.corrections.mark,
    referencesFiles: Array.from(snapshot.ownFiles.references.values(), ({ uri, text }) => ({ uri, text })),
    library: await packLibrary(snapshot.libraryParts(), pause),
    ...(search === undefined ? {} : { search }),
    ...(topics === undefined ? {} : { topics }),
  };
}

/**
 * Whether the topics are worth storing. Topics of earlier papers or kept headings are not, because the next start would take them for
 * those of the present ones; nor are those that could not be computed.
 */
export function hasTopicsToSave(snapshot: Snapshot): boolean {
  return snapshot.knownTopics?.effort === 'full' && hasCurrentTopics(snapshot);
}

function packTopics(snapshot: Snapshot): CachedTopics | undefined {
  const { knownTopics } = snapshot;
  if (knownTopics === undefined || !hasTopicsToSave(snapshot)) return undefined;
  const { topics, directions, kept, since } = knownTopics;
  return { topics: concatBytes(packData({ topics, directions } satisfies PackedTopics)), kept, since };
}

/** The cached files that have not changed on disk, as the server has just read them. */
export interface UnchangedFiles {
  readonly digests: ReadonlyMap<string, DigestFile>;
  readonly bibliographies: ReadonlyMap<string, BibliographyFile>;
  /** The present files of references, changed or not. */
  readonly references: OwnFiles['references'];
}

/**
 * Restores the packed state. For an unchanged file, the state has the entries of `unchanged`. The entries of any other file are there
 * only so that the next update can remove them from the library.
 */
export function restoreState(
  { files, referencesFiles, library: table, search, topics }: CacheContent,
  unchanged: UnchangedFiles,
): EarlierState {
  const starts = new Map<DigestTable, number>();
  const byFile = new Map<string, FileOccurrences>();
  let count = 0;
  for (const file of files) {
    if (file.kind === 'digest') starts.set(file.table, count);
    const own = createOccurrences(file, unchanged);
    byFile.set(file.uri, own);
    count += own.occurrences.length;
  }
  // References that have the same text now are the same objects, so that their papers need not be completed again.
  const references = referencesFiles.flatMap(({ uri, text }) =>
    createOwnFile('references', { uri, text }, unchanged.references.get(uri))
      .written()
      .references.map(({ reference }) => reference),
  );
  const libraryParts = restoreLibrary(table, { byFile, starts, references: createReferenceIndex(references) });
  const { papers } = libraryParts.index;
  return {
    libraryParts,
    searchIndex: search && restoreSearch(search, papers),
    topics: topics && restoreTopics(topics, papersInDigests({ papers, digestPaperCount: libraryParts.works.digestPaperCount })),
  };
}

function createOccurrences(file: CachedFile, { digests, bibliographies }: UnchangedFiles): FileOccurrences {
  const { uri } = file;
  if (file.kind === 'digest') {
    const { entries } = digests.get(uri)?.digest() ?? restoreDigest(file.table, () => encodeText(''));
    return { entries, occurrences: entries.map((entry): Occurrence => ({ kind: 'digest', uri, entry })) };
  }
  const read = bibliographies.get(uri)?.bibliography().entries ?? [];
  const entries = read.length === file.table.count ? read : restoreFormerEntries(file.table);
  return { entries, occurrences: entries.map((entry): Occurrence => ({ kind: 'bibliography', uri, entry })) };
}

function restoreTopics({ topics: bytes, kept, since }: CachedTopics, papers: readonly Paper[]): KnownTopics {
  const unpacked = lazy(() => unpackData(bytes) as PackedTopics);
  return {
    papers,
    kept,
    effort: 'full',
    since,
    get topics() {
      return unpacked().topics;
    },
    get directions() {
      return unpacked().directions;
    },
  };
}
