import { decodeText } from '../base/decodeText';
import { findDraftLanguage } from '../drafts/draftLanguages';
import { defaultSettings, type Settings } from '../model/settings';
import { createDigestMatcher, type DigestMatcher } from './discovery';
import { createLibraryState, type LibraryState, type Snapshot } from './snapshot';
import { createDigestFile, createDraftFile, type DigestFile, type DraftFile } from './textFile';

/** The language that marks any document as a digest, whatever its name. */
export const digestLanguageId = 'marginalia-digest';

/** What a file on disk holds: its bytes, the reason why they can't be had, or nothing where it is gone. */
export interface DiskFile {
  readonly uri: string;
  readonly bytes?: Uint8Array;
  readonly problem?: string;
}

export type WorkspaceChange =
  /** Folders and settings decide which files are digests. */
  | { readonly kind: 'configured'; readonly folders: readonly string[]; readonly settings: Settings }
  | { readonly kind: 'disk'; readonly files: readonly DiskFile[] }
  /** A document was opened or edited; from now on the editor's text counts, not the disk's. */
  | { readonly kind: 'document'; readonly uri: string; readonly languageId: string; readonly text: string }
  | { readonly kind: 'document-closed'; readonly uri: string }
  /** Every digest of the folders has been read. */
  | { readonly kind: 'indexed' };

/** Holds the current snapshot and makes the next one. URIs are normalised by the caller. */
export class WorkspaceHost {
  private folders: readonly string[] = [];
  private matcher: DigestMatcher = createDigestMatcher([], defaultSettings.digests, []);
  private readonly disk = new Map<string, DigestFile>();
  private readonly open = new Map<string, OpenDocument>();
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private current: Snapshot = createSnapshot(createLibraryState(0, new Map()), {
    ready: false,
    settings: defaultSettings,
    drafts: new Map(),
  });

  get snapshot(): Snapshot {
    return this.current;
  }

  isDigest(uri: string): boolean {
    return this.matcher.isDigest(uri);
  }

  get digestMatcher(): DigestMatcher {
    return this.matcher;
  }

  get workspaceFolders(): readonly string[] {
    return this.folders;
  }

  /** Calls `listener` with every new snapshot until the returned function is called. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The current snapshot if it will do, else the first that does. A complete one always does. Rejects where `suffices` throws. */
  async snapshotThat(suffices: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    const enough = (snapshot: Snapshot): boolean => snapshot.ready || suffices(snapshot);
    if (enough(this.current)) return this.current;
    return new Promise((resolve, reject) => {
      const stop = this.onSnapshot((snapshot) => {
        try {
          if (!enough(snapshot)) return;
          resolve(snapshot);
        } catch (error) {
          // A bug in what a request looks for is that request's alone: the change goes on.
          reject(error);
        }
        stop();
      });
    });
  }

  apply(change: WorkspaceChange): Snapshot {
    const before = this.current;
    const digestsChanged = this.take(change);
    const state: LibraryState = digestsChanged ? createLibraryState(before.revision + 1, this.collectDigests()) : before;
    this.current = createSnapshot(state, {
      ready: before.ready || change.kind === 'indexed',
      settings: change.kind === 'configured' ? change.settings : before.settings,
      drafts: change.kind === 'disk' || change.kind === 'indexed' ? before.drafts : this.collectDrafts(),
    });
    for (const listener of [...this.listeners]) listener(this.current);
    return this.current;
  }

  /** Takes the change in and tells whether it touches a digest. */
  private take(change: WorkspaceChange): boolean {
    switch (change.kind) {
      case 'configured':
        this.folders = change.folders;
        this.matcher = createDigestMatcher(change.folders, change.settings.digests, change.settings.exclude);
        for (const uri of [...this.disk.keys()]) if (!this.matcher.isDigest(uri)) this.disk.delete(uri);
        for (const document of this.open.values()) document.reclassify(this.matcher);
        return true;
      case 'disk':
        return change.files.map((file) => this.takeFile(file)).includes(true);
      case 'document': {
        const previous = this.open.get(change.uri);
        if (previous?.text === change.text && previous.languageId === change.languageId) return false;
        const document = new OpenDocument(change.uri, change.languageId, change.text, this.matcher);
        this.open.set(change.uri, document);
        return document.digest !== undefined || previous?.digest !== undefined;
      }
      case 'document-closed': {
        const previous = this.open.get(change.uri);
        this.open.delete(change.uri);
        return previous?.digest !== undefined;
      }
      case 'indexed':
        return false;
    }
  }

  private takeFile({ uri, bytes, problem }: DiskFile): boolean {
    const isShadowed = this.open.has(uri);
    if (bytes === undefined && problem === undefined) return this.disk.delete(uri) && !isShadowed;
    const { text, issue } = bytes === undefined ? { text: '', issue: problem } : decodeText(bytes);
    const previous = this.disk.get(uri);
    if (issue === undefined && previous !== undefined && previous.text === text && text !== '') return false;
    this.disk.set(uri, createDigestFile(uri, text, undefined, issue));
    return !isShadowed;
  }

  private collectDigests(): ReadonlyMap<string, DigestFile> {
    const files = new Map(this.disk);
    for (const { uri, digest } of this.open.values()) {
      if (digest === undefined) files.delete(uri);
      else files.set(uri, digest);
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }

  private collectDrafts(): ReadonlyMap<string, DraftFile> {
    const drafts = new Map<string, DraftFile>();
    for (const { uri, draft } of this.open.values()) if (draft !== undefined) drafts.set(uri, draft);
    return drafts;
  }
}

/** A document of the editor, as what the server reads it. */
class OpenDocument {
  digest: DigestFile | undefined;
  draft: DraftFile | undefined;

  constructor(
    readonly uri: string,
    readonly languageId: string,
    readonly text: string,
    matcher: DigestMatcher,
  ) {
    this.reclassify(matcher);
  }

  reclassify(matcher: DigestMatcher): void {
    const isDigest = this.languageId === digestLanguageId || matcher.isDigest(this.uri);
    const language = isDigest ? undefined : findDraftLanguage(this.languageId, this.uri);
    this.digest = isDigest ? (this.digest ?? createDigestFile(this.uri, this.text, this.languageId)) : undefined;
    this.draft = language === undefined ? undefined : (this.draft ?? createDraftFile(this.uri, this.text, language));
  }
}

type SnapshotRest = Pick<Snapshot, 'ready' | 'settings' | 'drafts'>;

function createSnapshot(state: LibraryState, rest: SnapshotRest): Snapshot {
  const { revision, digests, library, searchIndex, topics } = state;
  return { revision, digests, library, searchIndex, topics, ...rest };
}
