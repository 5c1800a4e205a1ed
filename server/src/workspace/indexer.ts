import { yieldToMessages } from '../base/cancellation';
import { findDigests } from './discovery';
import { FileError, type FileSystem } from './fileSystem';
import type { DiskFile, WorkspaceHost } from './workspaceHost';

/** How far an index has come; shown to the writer as work-done progress. */
export interface IndexProgress {
  report(done: number, total: number): void;
}

/** The first batch is small, so that the first answers come early; it counts in bytes of digests. */
const firstBatchBytes = 256 * 1024;

/**
 * Reads every digest of the workspace into the host. Batches double, so the library is built few times however many
 * digests there are, and what was read so far can already be asked.
 */
export async function indexWorkspace(host: WorkspaceHost, fileSystem: FileSystem, progress: IndexProgress): Promise<void> {
  const uris = await findDigests(fileSystem, host.workspaceFolders, host.digestMatcher);
  const found = new Set(uris);
  const gone = [...host.snapshot.digests.keys()].filter((uri) => !found.has(uri));
  if (gone.length > 0) host.apply({ kind: 'disk', files: gone.map((uri) => ({ uri })) });

  let batch: DiskFile[] = [];
  let batchBytes = 0;
  let nextBatchBytes = firstBatchBytes;
  for (const [index, uri] of uris.entries()) {
    const file = await readDiskFile(fileSystem, uri);
    batch.push(file);
    batchBytes += file.bytes?.byteLength ?? 0;
    if (batchBytes >= nextBatchBytes) {
      await takeBatch(host, batch);
      nextBatchBytes = batchBytes * 2;
      batch = [];
      batchBytes = 0;
    }
    progress.report(index + 1, uris.length);
  }
  await takeBatch(host, batch);
  host.snapshot.searchIndex();
  host.apply({ kind: 'indexed' });
}

/** Reads the digests of a batch one by one, so that requests get in between; the library then only has to join them. */
async function takeBatch(host: WorkspaceHost, files: readonly DiskFile[]): Promise<void> {
  if (files.length === 0) return;
  const { digests } = host.apply({ kind: 'disk', files });
  for (const { uri } of files) {
    digests.get(uri)?.digest();
    await yieldToMessages();
  }
}

/** Total: a file that is gone or can't be read is a fact to show, no error. */
export async function readDiskFile(fileSystem: FileSystem, uri: string): Promise<DiskFile> {
  try {
    return { uri, bytes: await fileSystem.readFile(uri) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.kind === 'missing' ? { uri } : { uri, problem: error.message };
  }
}
