import { type DiskFile, type FileSystem, findFiles, type WorkspaceHost } from '#workspace';
import { CancelledError } from '../base/cancellation';
import type { Settings } from '../model/settings';
import type { BackgroundIndexer } from './backgroundIndexer';
import { type IndexProgress, indexWorkspace, readDiskFiles, readNamedBibliographies } from './indexing';
import type { LargeDigests } from './largeDigests';
import type { LibraryPersistence } from './libraryCache';
import type { Timers } from './timers';

/** A change of a file or a folder on disk, as the editor reports it. */
export interface FileEvent {
  readonly uri: string;
  readonly kind: 'created' | 'changed' | 'deleted';
}

/** The folders and settings that decide which files are read. */
export interface Configuration {
  readonly folders: readonly string[];
  readonly settings: Settings;
}

export interface ShownProgress extends IndexProgress {
  done(): void;
}

interface WorkspaceReaderDependencies {
  readonly host: WorkspaceHost;
  readonly fileSystem: FileSystem;
  readonly timers: Timers;
  readonly indexer: BackgroundIndexer;
  readonly largeDigests: LargeDigests;
  /** undefined if the client names no folder for files of the server. */
  readonly persistence: LibraryPersistence | undefined;
  readConfiguration(): Promise<Configuration>;
  showProgress(): ShownProgress;
  /** Called with an error that happens while files are read. `readFile` rejects instead. */
  onFailure(error: unknown): void;
}

/** How long the drafts must stay unchanged before bibliographies that they newly name are read, in milliseconds. */
const quietMilliseconds = 300;

/**
 * Reads files of the workspace into the host, one step after the other, so that the result of a slow read never replaces a newer one.
 * After the first index no step waits until a large digest is read, which may take a minute.
 */
export class WorkspaceReader {
  readonly #dependencies: WorkspaceReaderDependencies;
  #work: Promise<void> = Promise.resolve();
  /** The newest version of each large digest that is being read. */
  readonly #newest = new Map<string, DiskFile>();
  /** Resolves when the host has the newest version of a large digest, by URI. */
  readonly #reading = new Map<string, Promise<void>>();

  constructor(dependencies: WorkspaceReaderDependencies) {
    this.#dependencies = dependencies;
    const { host, fileSystem, timers } = dependencies;
    const readNamed = timers.whenQuiet(quietMilliseconds, () =>
      this.#enqueue(async () => void (await readNamedBibliographies(host, fileSystem))),
    );
    let graph = host.snapshot.draftGraph;
    host.onSnapshot(({ draftsReady, draftGraph }) => {
      if (!draftsReady || draftGraph === graph) return;
      graph = draftGraph;
      readNamed();
    });
  }

  /**
   * Requests the folders and settings, and reads all files that belong to the workspace according to them. Calls `onRead` if that
   * succeeded.
   */
  readAll(onRead: () => void = () => undefined): void {
    this.#enqueue(async () => {
      await this.#readConfigured(await this.#dependencies.readConfiguration());
      onRead();
    });
  }

  /** Requests the folders and settings, and reads all files again if these have changed. */
  followConfiguration(): void {
    this.#enqueue(async () => {
      const { host, readConfiguration } = this.#dependencies;
      const configuration = await readConfiguration();
      const known: Configuration = { folders: host.workspaceFolders, settings: host.snapshot.settings };
      if (JSON.stringify(configuration) !== JSON.stringify(known)) await this.#readConfigured(configuration);
    });
  }

  /** Reads the files that the events are about. */
  readChanged(events: readonly FileEvent[]): void {
    this.#enqueue(async () => {
      const uris = await Promise.all(events.map((event) => this.#listTouched(event)));
      await this.#read(uris.flat());
    });
  }

  /** Reads one file. Resolves when the host has the file. */
  readFile(uri: string): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#enqueue(() => this.#read([uri]).then(() => void (this.#reading.get(uri) ?? Promise.resolve()).then(resolve, reject), reject)),
    );
  }

  #enqueue(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => this.#handleFailure(error));
  }

  #handleFailure(error: unknown): void {
    const { host, onFailure } = this.#dependencies;
    // The session has ended.
    if (error instanceof CancelledError) return;
    onFailure(error);
    // Requests that wait for the whole workspace are answered from the files that could be read. The host may be what failed, and fail
    // again; later steps must run all the same.
    const endings = [() => host.apply({ kind: 'indexed' }), () => host.apply({ kind: 'drafts-indexed' }), () => host.endReading()];
    for (const end of endings) {
      try {
        end();
      } catch (next) {
        onFailure(next);
      }
    }
  }

  async #readConfigured(configuration: Configuration): Promise<void> {
    const { host, fileSystem, persistence, indexer, largeDigests, showProgress } = this.#dependencies;
    host.apply({ kind: 'configured', ...configuration });
    const progress = showProgress();
    this.#newest.clear();
    try {
      const readLater = host.snapshot.ready ? (file: DiskFile) => this.#readLarge(file) : undefined;
      await indexWorkspace(host, fileSystem, progress, { persistence, indexer, largeDigests, readLater });
    } finally {
      progress.done();
    }
  }

  async #read(uris: readonly string[]): Promise<void> {
    const { host, fileSystem, largeDigests } = this.#dependencies;
    if (uris.length === 0) return;
    const files = await readDiskFiles(fileSystem, [...new Set(uris)]);
    const small = files.filter((file) => !largeDigests.isLarge(file));
    for (const { uri } of small) this.#newest.delete(uri);
    if (small.length > 0) host.apply({ kind: 'disk', files: small });
    for (const file of files) if (largeDigests.isLarge(file)) this.#readLarge(file);
  }

  /** Begins to read a large digest. If an older version is being read, that is finished first. */
  #readLarge(file: DiskFile): void {
    const { uri } = file;
    this.#newest.set(uri, file);
    if (this.#reading.has(uri)) return;
    const reading = this.#readNewest(uri).finally(() => this.#reading.delete(uri));
    this.#reading.set(uri, reading);
    reading.catch((error: unknown) => this.#handleFailure(error));
  }

  async #readNewest(uri: string): Promise<void> {
    const { host, largeDigests } = this.#dependencies;
    for (let file = this.#newest.get(uri); file !== undefined; ) {
      const read = await largeDigests.read(file);
      const newest = this.#newest.get(uri);
      // Meanwhile the file may be gone, or be small and read already.
      if (newest !== undefined) host.apply({ kind: 'disk', files: [read] });
      if (newest === file) this.#newest.delete(uri);
      file = newest === file ? undefined : newest;
    }
  }

  /**
   * The files that an event is about. For a folder, these are the known files in it and, if the folder is new, the files that were
   * created with it.
   */
  async #listTouched({ uri, kind }: FileEvent): Promise<readonly string[]> {
    const { host, fileSystem } = this.#dependencies;
    if (host.findKind(uri) !== undefined || host.snapshot.open.has(uri)) return [uri];
    // If a folder is deleted and created again, some systems report it as changed. Its files may then be gone.
    const known = [...host.filesOnDisk].filter((file) => file.startsWith(`${uri}/`));
    if (kind !== 'created' || host.fileMatcher.isHidden(uri)) return known;
    return [...known, ...(await findFiles(fileSystem, [uri], host.fileMatcher)).keys()];
  }
}
