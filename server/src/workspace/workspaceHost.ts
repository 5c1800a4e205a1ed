import type { KnownTopics } from '#library';
import type { BuiltSegment } from '#search';
import type { CheckedWorks } from '#verdicts';
import { lazy } from '../base/derivedValues';
import { decodeText, findTextBytes } from '../base/textBytes';
import type { Paper } from '../model/paper';
import type { Settings } from '../model/settings';
import {
  createEmptySnapshot,
  createLibraryState,
  type LibraryFiles,
  toEarlierState,
  withIndexes,
  withSearchSegment,
  withTopics,
  withTopicsFiles,
} from './buildSnapshot';
import { type CacheContent, restoreState, type UnchangedFiles } from './cacheContent';
import { createDraftGraph, hasSameLinks } from './drafts/draftGraph';
import { createStoredDigestFile } from './files/digestFile';
import type { FileKind, FileMatcher } from './files/discovery';
import type { CollectedKind } from './files/fileCollections';
import { type DiskFile, type FileStamp, isSameStamp } from './files/fileSystem';
import { FileTable } from './files/fileTable';
import type { OwnFiles } from './files/textFile';
import type { LibraryState, Snapshot } from './snapshot';

export type WorkspaceChange =
  /** The folders or settings have changed. They decide which files are digests and bibliographies. */
  | { readonly kind: 'configured'; readonly folders: readonly string[]; readonly settings: Settings }
  | { readonly kind: 'disk'; readonly files: readonly DiskFile[] }
  /** Drafts name these files as bibliographies. From now on they are read as bibliographies, unless the settings call them digests. */
  | { readonly kind: 'named-bibliographies'; readonly uris: readonly string[] }
  /** A document was opened or edited. From now on the editor's text is used instead of the file on disk. */
  | { readonly kind: 'document'; readonly uri: string; readonly languageId: string; readonly text: string }
  | { readonly kind: 'document-closed'; readonly uri: string }
  /** All digests and bibliographies in the folders have been read. */
  | { readonly kind: 'indexed' }
  /** The text of every draft in the folders is known. */
  | { readonly kind: 'drafts-read' }
  /** Every draft in the folders has been scanned. */
  | { readonly kind: 'drafts-indexed' }
  /** The cache of an earlier start was read. `unchanged` contains the files in the cache that have not changed on disk. */
  | { readonly kind: 'restored'; readonly content: CacheContent; readonly unchanged: readonly StampedFile[] }
  /** The background has built an index segment of abstracts. Papers that were removed in the meantime are ignored. */
  | { readonly kind: 'search-segment'; readonly ready: BuiltSegment<Paper> }
  /** Topics were computed, either for this library or for an earlier one. */
  | { readonly kind: 'topics'; readonly known: KnownTopics }
  /** References were compared with registries. `checks` contains all that is known of that, also what was known before. */
  | { readonly kind: 'checked'; readonly checks: CheckedWorks };

/** A file on disk with its bytes and stamp. */
export interface StampedFile {
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly stamp: FileStamp;
}

/** Holds the current snapshot and creates the next one. Callers must pass normalised URIs. */
export class WorkspaceHost {
  private folders: readonly string[] = [];
  private readonly files = new FileTable();
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private current: Snapshot = createEmptySnapshot();

  get snapshot(): Snapshot {
    return this.current;
  }

  get fileMatcher(): FileMatcher {
    return this.files.fileMatcher;
  }

  get workspaceFolders(): readonly string[] {
    return this.folders;
  }

  get filesOnDisk(): Iterable<string> {
    return this.files.filesOnDisk;
  }

  /** The kind of a file; undefined if the server does not read it. */
  findKind(uri: string): FileKind | undefined {
    return this.files.findKind(uri);
  }

  /** Whether a draft has named this URI as a bibliography. */
  isNamedBibliography(uri: string): boolean {
    return this.files.isNamedBibliography(uri);
  }

  /** The stamp of a file if its text on disk is the same as in the snapshot; otherwise undefined. */
  findStamp(uri: string): FileStamp | undefined {
    return this.files.findStamp(uri);
  }

  /** Calls `listener` with every new snapshot, until the returned function is called. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Waits for a snapshot for which `suffices` returns true. A snapshot with the whole library is always accepted. Rejects if `suffices`
   * throws.
   */
  async snapshotThat(suffices: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    return this.waitFor((snapshot) => snapshot.ready || suffices(snapshot));
  }

  /** Waits for a snapshot with every note of the workspace. */
  async snapshotWithNotes(): Promise<Snapshot> {
    return this.waitFor(({ draftsRead }) => draftsRead);
  }

  /** Waits for a snapshot with every draft of the workspace. */
  async snapshotWithDrafts(): Promise<Snapshot> {
    return this.waitFor(({ draftsReady }) => draftsReady);
  }

  /** Waits for a snapshot with every digest of the workspace and with topics. */
  async snapshotWithTopics(): Promise<Snapshot> {
    return this.waitFor(({ ready, knownTopics }) => ready && knownTopics !== undefined);
  }

  private async waitFor(isEnough: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    if (isEnough(this.current)) return this.current;
    return new Promise((resolve, reject) => {
      const stop = this.onSnapshot((snapshot) => {
        try {
          if (!isEnough(snapshot)) return;
          resolve(snapshot);
        } catch (error) {
          // An error in one waiting request must not prevent the change.
          reject(error);
        }
        stop();
      });
    });
  }

  apply(change: WorkspaceChange): Snapshot {
    const before = this.current;
    const taken = this.take(change);
    const touched = taken.has('corrections') ? new Set([...taken, ...this.files.refreshCorrections()]) : taken;
    const draftsChanged = touched.has('draft') || touched.has('project');
    const drafts = draftsChanged ? this.files.collect('draft') : before.drafts;
    const notes = touched.has('note') ? this.files.collect('note') : before.notes;
    const projects = touched.has('project') ? this.files.collect('project') : before.projects;
    const ownFiles = this.files.collectOwnFiles(before.ownFiles, touched);
    const linksChanged = touched.has('project') || (draftsChanged && !hasSameLinks(before.drafts, drafts));
    const { folders } = this;
    const next: Snapshot = {
      ...before,
      ...this.nextLibraryState(change, before, touched, ownFiles),
      ready: before.ready || change.kind === 'indexed',
      draftsRead: before.draftsRead || change.kind === 'drafts-read' || change.kind === 'drafts-indexed',
      draftsReady: before.draftsReady || change.kind === 'drafts-indexed',
      settings: change.kind === 'configured' ? change.settings : before.settings,
      folders,
      drafts,
      notes,
      projects,
      ownFiles,
      corrections: this.files.corrections,
      open: change.kind === 'document' || change.kind === 'document-closed' ? this.files.openDocuments : before.open,
      absentBibliographies: this.files.absentBibliographies,
      checks: change.kind === 'checked' ? change.checks : before.checks,
      draftGraph: linksChanged ? lazy(() => createDraftGraph(drafts, projects, folders)) : before.draftGraph,
    };
    // Until the drafts are ready, the initial indexing scans them one by one. Searching them for commands now would scan them all at
    // once.
    const mayNeedCommands = next.draftsReady && (linksChanged || change.kind === 'drafts-indexed' || change.kind === 'configured');
    this.current = withIndexes(mayNeedCommands ? this.withCommands(next) : next, before);
    this.tellListeners();
    return this.current;
  }

  /**
   * Ends all waiting: from now on the files that are known count as the whole workspace. For when `apply` fails, so that requests get
   * an answer.
   */
  endReading(): void {
    const { ready, draftsRead, draftsReady } = this.current;
    if (ready && draftsRead && draftsReady) return;
    this.current = { ...this.current, ready: true, draftsRead: true, draftsReady: true };
    this.tellListeners();
  }

  /** Calls every listener, even if one throws, and then throws the first error. */
  private tellListeners(): void {
    const errors: unknown[] = [];
    for (const listener of [...this.listeners]) {
      try {
        listener(this.current);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  private nextLibraryState(
    change: WorkspaceChange,
    before: Snapshot,
    touched: ReadonlySet<CollectedKind>,
    ownFiles: OwnFiles,
  ): LibraryState {
    if (change.kind === 'topics') return withTopics(before, change.known);
    if (change.kind === 'search-segment') return withSearchSegment(before, change.ready);
    if (change.kind === 'restored') {
      const files = this.collectLibraryFiles(ownFiles);
      return createLibraryState(before.revision + 1, files, restoreState(change.content, this.findUnchanged(files, change.content)));
    }
    if (touched.has('digest') || touched.has('bibliography') || touched.has('references')) {
      return createLibraryState(before.revision + 1, this.collectLibraryFiles(ownFiles), toEarlierState(before));
    }
    return ownFiles.topics === before.ownFiles.topics ? before : withTopicsFiles(before, ownFiles);
  }

  /** The files that still have the text from which `content` was made. */
  private findUnchanged({ digests, bibliographies, ownFiles }: LibraryFiles, content: CacheContent): UnchangedFiles {
    const same = new Set(
      content.files.filter(({ uri, stamp }) => stamp !== null && isSameStamp(this.files.findStamp(uri), stamp)).map(({ uri }) => uri),
    );
    return {
      digests: new Map([...digests].filter(([uri]) => same.has(uri))),
      bibliographies: new Map([...bibliographies].filter(([uri]) => same.has(uri))),
      references: ownFiles.references,
    };
  }

  private collectLibraryFiles(ownFiles: OwnFiles): LibraryFiles {
    return { digests: this.files.collect('digest'), bibliographies: this.collectBibliographies(ownFiles.references), ownFiles };
  }

  /** The bibliographies; among them are files of references that a draft names. */
  private collectBibliographies(references: OwnFiles['references']): LibraryFiles['bibliographies'] {
    const bibliographies = this.files.collect('bibliography');
    const named = [...references].filter(([uri]) => this.files.isNamedBibliography(uri));
    if (named.length === 0) return bibliographies;
    const all = [...bibliographies, ...named.map(([uri, file]) => [uri, file.bibliography()] as const)];
    return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Applies the change to the file table and returns the kinds of files that may have changed. */
  private take(change: WorkspaceChange): ReadonlySet<CollectedKind> {
    switch (change.kind) {
      case 'configured':
        this.folders = change.folders;
        return this.files.configure(change.folders, change.settings);
      case 'named-bibliographies':
        return this.files.nameBibliographies(change.uris);
      case 'disk':
        return this.files.takeFiles(change.files);
      case 'restored':
        return this.restore(change.content, change.unchanged);
      case 'document':
        return this.files.openDocument(change.uri, change.languageId, change.text);
      case 'document-closed':
        return this.files.closeDocument(change.uri);
      case 'indexed':
      case 'drafts-read':
      case 'drafts-indexed':
      case 'topics':
      case 'search-segment':
      case 'checked':
        return new Set();
    }
  }

  private restore(content: CacheContent, unchanged: readonly StampedFile[]): ReadonlySet<CollectedKind> {
    const files = new Map(unchanged.map((file) => [file.uri, file]));
    for (const cached of content.files) {
      const file = files.get(cached.uri);
      if (file === undefined) continue;
      if (cached.kind === 'bibliography') {
        this.files.takeFiles([file]);
        continue;
      }
      const bytes = lazy(() => findTextBytes(file.bytes, decodeText(file.bytes)));
      this.files.restoreDigest(createStoredDigestFile(file.uri, bytes, cached.table), file.stamp);
    }
    return new Set(['digest', 'bibliography']);
  }

  private withCommands(snapshot: Snapshot): Snapshot {
    const touched = this.files.refreshCommands(snapshot.draftGraph());
    return touched.size === 0 ? snapshot : { ...snapshot, drafts: this.files.collect('draft'), notes: this.files.collect('note') };
  }
}
