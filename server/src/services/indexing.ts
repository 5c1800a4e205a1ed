import { isOwnKind } from '#ownFiles';
import {
  type CacheContent,
  type DiskFile,
  FileError,
  type FileKind,
  type FileSystem,
  findFile,
  findFiles,
  isSameStamp,
  type Snapshot,
  type StampedFile,
  type WorkspaceChange,
  type WorkspaceHost,
} from '#workspace';
import { yieldToMessages } from '../base/cancellation';
import type { BackgroundIndexer } from './backgroundIndexer';
import type { LargeDigests } from './largeDigests';
import type { LibraryPersistence } from './libraryCache';

/** Shows the writer how many topic files, digests and bibliographies have been read. */
export interface IndexProgress {
  report(done: number, total: number): void;
}

/** Objects that make indexing faster. Indexing also works without them. */
interface IndexHelpers {
  readonly persistence?: LibraryPersistence | undefined;
  readonly indexer?: BackgroundIndexer;
  readonly largeDigests?: LargeDigests;
  /** Begins to read a large digest that need not be read when the index is done; undefined if all must be. */
  readonly readLater?: ((file: DiskFile) => void) | undefined;
}

const silent: IndexProgress = { report: () => undefined };

/** The first batch is small, so that the first requests are answered soon. */
const firstBatchBytes = 256 * 1024;
/** A batch ends at the latest when it reaches this size, so that the background indexer can begin soon. */
const maxBatchBytes = 16 * 1024 * 1024;

/**
 * Reads the workspace into the host, in this order: own files, the cached content of unchanged files, the bibliographies that the open
 * drafts name, digests and bibliographies, drafts, and the bibliographies that these drafts name. Each batch is twice as large as the previous one, up to a limit. After each batch the papers read so far can be found,
 * and the library is rebuilt only a few times even if there are many files.
 */
export async function indexWorkspace(
  host: WorkspaceHost,
  fileSystem: FileSystem,
  progress: IndexProgress,
  helpers: IndexHelpers = {},
): Promise<void> {
  const { persistence, indexer, largeDigests, readLater } = helpers;
  const isFirst = [...host.filesOnDisk].length === 0;
  const [files, content] = await Promise.all([
    findFiles(fileSystem, host.workspaceFolders, host.fileMatcher),
    isFirst ? persistence?.load(host.workspaceFolders) : undefined,
  ]);
  // Own files are small. Corrections change how digests are read, and completed references change the data of cached papers.
  await readInBatches(
    host,
    fileSystem,
    [...files].flatMap(([uri, kind]) => (isOwnKind(kind) ? [uri] : [])),
    silent,
  );
  const restored = content === undefined ? new Set<string>() : await restoreWorkspace(host, fileSystem, files, content);
  persistence?.markRestored(host.snapshot);
  const gone = [...host.filesOnDisk].filter((uri) => !files.has(uri));
  // A bibliography that a draft names may be outside the workspace's folders.
  const outside = await readDiskFiles(
    fileSystem,
    gone.filter((uri) => host.isNamedBibliography(uri)),
  );
  const left = gone.filter((uri) => !host.isNamedBibliography(uri)).map((uri) => ({ uri }));
  if (gone.length > 0) host.apply({ kind: 'disk', files: [...outside, ...left] });
  // The writer looks at an open draft, so what it cites is read first.
  const named = new Set(await readNamedBibliographies(host, fileSystem));
  const ofKinds = (...kinds: readonly FileKind[]): readonly string[] =>
    [...files].flatMap(([uri, kind]) => (kinds.includes(kind) && !restored.has(uri) && !named.has(uri) ? [uri] : []));

  await readInBatches(host, fileSystem, ofKinds('digest', 'bibliography'), progress, {
    largeDigests,
    readLater,
    onBatch: () => indexer?.indexFullBatches(),
  });
  // Drafts are read while the background indexer indexes abstracts.
  await Promise.all([finishSearch(host, indexer), readDrafts(host, fileSystem, ofKinds('draft', 'project'))]);
  await scanDrafts(host);
  await readNamedBibliographies(host, fileSystem);
  host.apply({ kind: 'drafts-indexed' });
}

async function finishSearch(host: WorkspaceHost, indexer: BackgroundIndexer | undefined): Promise<void> {
  await indexer?.indexRest();
  host.snapshot.searchIndex();
  host.apply({ kind: 'indexed' });
}

/** Reads the texts of drafts. Also parses the note files among them, because digests show the notes. */
async function readDrafts(host: WorkspaceHost, fileSystem: FileSystem, uris: readonly string[]): Promise<void> {
  await readInBatches(host, fileSystem, uris, silent);
  for (const file of host.snapshot.notes.values()) {
    file.note();
    await yieldToMessages();
  }
  host.apply({ kind: 'drafts-read' });
}

/** Scans drafts for citations, one draft after the other, so that requests are answered in between. */
async function scanDrafts(host: WorkspaceHost): Promise<void> {
  for (const file of host.snapshot.drafts.values()) {
    file.scan();
    await yieldToMessages();
  }
}

/** Restores what was saved at an earlier start, except for files that have changed since then. Returns the URIs of the restored files. */
async function restoreWorkspace(
  host: WorkspaceHost,
  fileSystem: FileSystem,
  found: ReadonlyMap<string, FileKind>,
  content: CacheContent,
): Promise<ReadonlySet<string>> {
  // If the corrections are different, a digest may contain different papers.
  const hasSameCorrections = content.corrections === host.snapshot.corrections.mark;
  const read = content.files.map(async ({ uri, kind, stamp }): Promise<StampedFile | undefined> => {
    if (
      stamp === null ||
      (kind === 'digest' && !hasSameCorrections) ||
      found.get(uri) !== kind ||
      !isSameStamp(await fileSystem.readStamp(uri), stamp)
    )
      return undefined;
    const { bytes } = await readDiskFile(fileSystem, uri);
    return bytes?.byteLength === stamp.size ? { uri, bytes, stamp } : undefined;
  });
  const unchanged = (await Promise.all(read)).filter((file) => file !== undefined);
  await applyAndAnswer(host, { kind: 'restored', content, unchanged });
  return new Set(unchanged.map(({ uri }) => uri));
}

interface BatchOptions {
  /** Large digests are read in the background while the other files are taken, and are taken after these. */
  readonly largeDigests?: LargeDigests | undefined;
  readonly readLater?: IndexHelpers['readLater'];
  onBatch?(): void;
}

async function readInBatches(
  host: WorkspaceHost,
  fileSystem: FileSystem,
  uris: readonly string[],
  progress: IndexProgress,
  { largeDigests, readLater, onBatch }: BatchOptions = {},
): Promise<void> {
  const large: Promise<DiskFile>[] = [];
  let done = 0;
  const report = (): void => progress.report((done += 1), uris.length);
  let batch: DiskFile[] = [];
  let batchBytes = 0;
  let nextBatchBytes = firstBatchBytes;
  for (let first = 0; first < uris.length; first += readTogether) {
    const files = await readDiskFiles(fileSystem, uris.slice(first, first + readTogether));
    for (const file of files) {
      if (largeDigests?.isLarge(file) === true) {
        if (readLater === undefined) large.push(largeDigests.read(file));
        else {
          readLater(file);
          report();
        }
        continue;
      }
      batch.push(file);
      batchBytes += file.bytes?.byteLength ?? 0;
      if (batchBytes >= nextBatchBytes) {
        await takeBatch(host, batch);
        onBatch?.();
        nextBatchBytes = Math.min(maxBatchBytes, batchBytes * 2);
        batch = [];
        batchBytes = 0;
      }
      report();
    }
  }
  await takeBatch(host, batch);
  for (const file of await Promise.all(large)) {
    await takeBatch(host, [file]);
    onBatch?.();
    report();
  }
}

/** How many files are read at the same time. Reading thousands of small notes one after the other would take seconds. */
const readTogether = 16;

/**
 * Parses the files of a batch one by one, so that requests are answered in between. The library then only has to merge the parsed
 * papers.
 */
async function takeBatch(host: WorkspaceHost, files: readonly DiskFile[]): Promise<void> {
  if (files.length === 0) return;
  const snapshot = await applyAndAnswer(host, { kind: 'disk', files });
  for (const { uri } of files) {
    const file = findFile(snapshot, uri);
    if (file?.kind === 'digest') file.digest();
    else if (file?.kind === 'bibliography') file.bibliography();
    await yieldToMessages();
  }
}

/**
 * Reads the bibliographies that drafts name and that were not read yet; no setting need cover them, and they may be outside the
 * workspace. Each bibliography is looked for only once, because the editor reports later changes of the file. Returns the URIs that
 * were looked for.
 */
export async function readNamedBibliographies(host: WorkspaceHost, fileSystem: FileSystem): Promise<readonly string[]> {
  const named = host.snapshot.draftGraph().namedBibliographies.flatMap(({ candidates }) => candidates);
  const uris = [...new Set(named)].filter((uri) => !host.isNamedBibliography(uri) && !host.snapshot.bibliographies.has(uri));
  if (uris.length === 0) return [];
  host.apply({ kind: 'named-bibliographies', uris });
  await applyAndAnswer(host, { kind: 'disk', files: await readDiskFiles(fileSystem, uris) });
  return uris;
}

/**
 * Applies what was read, and lets the answers to requests that waited for it out, before the next step keeps the event loop busy. The
 * connection writes an answer one turn of the event loop after it was made.
 */
async function applyAndAnswer(host: WorkspaceHost, change: WorkspaceChange): Promise<Snapshot> {
  const snapshot = host.apply(change);
  await yieldToMessages();
  await yieldToMessages();
  return snapshot;
}

export async function readDiskFiles(fileSystem: FileSystem, uris: readonly string[]): Promise<readonly DiskFile[]> {
  return Promise.all(uris.map((uri) => readDiskFile(fileSystem, uri)));
}

/**
 * On systems that store times in whole seconds, a file that was just written may be written again and keep the same stamp. So a file
 * that was written less than this many milliseconds ago gets no stamp, and the next start reads it again.
 */
const settledMilliseconds = 2000;

/** Does not reject if the file does not exist or can't be read. The result then has no bytes, and has a `problem` if the file exists. */
export async function readDiskFile(fileSystem: FileSystem, uri: string): Promise<DiskFile> {
  try {
    const { bytes, stamp } = await fileSystem.readFile(uri);
    const isSettled = Date.now() - stamp.modified > settledMilliseconds;
    return { uri, bytes, ...(isSettled ? { stamp } : {}) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.kind === 'missing' ? { uri } : { uri, problem: error.message };
  }
}
