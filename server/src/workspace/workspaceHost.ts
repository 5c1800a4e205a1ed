import { decodeText } from '../base/decodeText';
import { lazy } from '../base/lazy';
import { findDraftLanguage } from '../drafts/draftLanguages';
import { defaultSettings, type Settings } from '../model/settings';
import { createFileMatcher, type FileKind, type FileMatcher } from './discovery';
import { createDraftGraph } from './draftGraph';
import { getCommands, hasSameCommands, hasSameLinks } from './draftLinks';
import { createLibraryState, type LibraryState, type Snapshot } from './snapshot';
import {
  createBibliographyFile,
  createDigestFile,
  createDraftFile,
  createProjectFile,
  type TextFile,
} from './textFile';

/** The language that marks any document as a digest, whatever its name. */
export const digestLanguageId = 'marginalia-digest';

/** What a file on disk holds: its bytes, the reason why they can't be had, or nothing where it is gone. */
export interface DiskFile {
  readonly uri: string;
  readonly bytes?: Uint8Array;
  readonly problem?: string;
}

export type WorkspaceChange =
  /** Folders and settings decide which files are digests and bibliographies. */
  | { readonly kind: 'configured'; readonly folders: readonly string[]; readonly settings: Settings }
  | { readonly kind: 'disk'; readonly files: readonly DiskFile[] }
  /** Files that drafts name as bibliographies: they are read as such from now on, whatever the settings say. */
  | { readonly kind: 'named-bibliographies'; readonly uris: readonly string[] }
  /** A document was opened or edited; from now on the editor's text counts, not the disk's. */
  | { readonly kind: 'document'; readonly uri: string; readonly languageId: string; readonly text: string }
  | { readonly kind: 'document-closed'; readonly uri: string }
  /** Every digest and bibliography of the folders has been read. */
  | { readonly kind: 'indexed' }
  /** Every draft of the folders has been read. */
  | { readonly kind: 'drafts-indexed' };

interface OpenDocument {
  readonly languageId: string;
  readonly text: string;
  /** undefined for a document that the server has no business with. */
  readonly file: TextFile | undefined;
}

/** Holds the current snapshot and makes the next one. URIs are normalised by the caller. */
export class WorkspaceHost {
  private folders: readonly string[] = [];
  private settings: Settings = defaultSettings;
  private matcher: FileMatcher = createFileMatcher([], defaultSettings);
  private readonly named = new Set<string>();
  private readonly disk = new Map<string, TextFile>();
  private readonly open = new Map<string, OpenDocument>();
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();
  private current: Snapshot = createEmptySnapshot();

  get snapshot(): Snapshot {
    return this.current;
  }

  /** undefined for a file that the server has no business with. */
  findKind(uri: string): FileKind | undefined {
    const kind = this.matcher.findKind(uri);
    return kind !== 'digest' && this.named.has(uri) ? 'bibliography' : kind;
  }

  get fileMatcher(): FileMatcher {
    return this.matcher;
  }

  get workspaceFolders(): readonly string[] {
    return this.folders;
  }

  /** URIs of all files that were read from disk. */
  get filesOnDisk(): Iterable<string> {
    return this.disk.keys();
  }

  /** Whether the URI was already read, or looked for, as a bibliography that a draft names. */
  isNamedBibliography(uri: string): boolean {
    return this.named.has(uri);
  }

  /** Calls `listener` with every new snapshot until the returned function is called. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The current snapshot if it will do, else the first that does. A complete one always does. Rejects where `suffices` throws. */
  async snapshotThat(suffices: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    return this.waitFor((snapshot) => snapshot.ready || suffices(snapshot));
  }

  /** The current snapshot if it knows every draft of the workspace, else the first that does. */
  async snapshotWithDrafts(): Promise<Snapshot> {
    return this.waitFor(({ draftsReady }) => draftsReady);
  }

  private async waitFor(isEnough: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    if (isEnough(this.current)) return this.current;
    return new Promise((resolve, reject) => {
      const stop = this.onSnapshot((snapshot) => {
        try {
          if (!isEnough(snapshot)) return;
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
    const touched = this.take(change);
    const library = touched.has('digest') || touched.has('bibliography') ? this.createLibrary(before) : before;
    const draftsChanged = touched.has('draft') || touched.has('project');
    const drafts = draftsChanged ? this.collect('draft') : before.drafts;
    const projects = touched.has('project') ? this.collect('project') : before.projects;
    const linksChanged = touched.has('project') || (draftsChanged && !hasSameLinks(before.drafts, drafts));
    const { folders } = this;
    const next: Snapshot = {
      ...library,
      ready: before.ready || change.kind === 'indexed',
      draftsReady: before.draftsReady || change.kind === 'drafts-indexed',
      settings: this.settings,
      drafts,
      projects,
      open: change.kind === 'document' || change.kind === 'document-closed' ? new Set(this.open.keys()) : before.open,
      draftGraph: linksChanged ? lazy(() => createDraftGraph(drafts, projects, folders)) : before.draftGraph,
    };
    // Before that, most drafts are not known, and the index reads them without haste.
    const mayNeedCommands = next.draftsReady && (linksChanged || change.kind === 'drafts-indexed' || change.kind === 'configured');
    this.current = mayNeedCommands ? this.withCommands(next) : next;
    for (const listener of [...this.listeners]) listener(this.current);
    return this.current;
  }

  /** Takes the change in and tells which kinds of files it touches. */
  private take(change: WorkspaceChange): ReadonlySet<FileKind> {
    switch (change.kind) {
      case 'configured':
        this.folders = change.folders;
        this.settings = change.settings;
        this.matcher = createFileMatcher(change.folders, change.settings);
        this.sortAnew([...this.disk.keys(), ...this.open.keys()]);
        return allKinds;
      case 'named-bibliographies':
        for (const uri of change.uris) this.named.add(uri);
        return this.sortAnew(change.uris);
      case 'disk':
        return union(change.files.map((file) => this.takeFile(file)));
      case 'document': {
        const previous = this.open.get(change.uri);
        if (previous?.text === change.text && previous.languageId === change.languageId) return new Set();
        const file = this.createOpenFile(change.uri, change.languageId, change.text, previous?.file ?? this.disk.get(change.uri));
        this.open.set(change.uri, { languageId: change.languageId, text: change.text, file });
        return kindsOf(file, previous === undefined ? this.disk.get(change.uri) : previous.file);
      }
      case 'document-closed': {
        const previous = this.open.get(change.uri);
        this.open.delete(change.uri);
        return kindsOf(previous?.file, this.disk.get(change.uri));
      }
      case 'indexed':
      case 'drafts-indexed':
        return new Set();
    }
  }

  /** Files whose kind is another one now become that, or are forgotten: what is missing is read by the next index. */
  private sortAnew(uris: readonly string[]): ReadonlySet<FileKind> {
    const touched: (TextFile | undefined)[] = [];
    for (const uri of uris) {
      const file = this.disk.get(uri);
      if (file !== undefined && this.findKind(uri) !== file.kind) {
        this.disk.delete(uri);
        touched.push(file);
      }
      const document = this.open.get(uri);
      if (document === undefined) continue;
      const anew = this.createOpenFile(uri, document.languageId, document.text, document.file);
      if (anew === document.file) continue;
      this.open.set(uri, { ...document, file: anew });
      touched.push(document.file, anew);
    }
    return kindsOf(...touched);
  }

  private takeFile({ uri, bytes, problem }: DiskFile): ReadonlySet<FileKind> {
    const previous = this.disk.get(uri);
    const isShadowed = this.open.has(uri);
    const kind = this.findKind(uri);
    if (kind === undefined || (bytes === undefined && problem === undefined)) {
      const isGone = this.disk.delete(uri);
      return isGone && !isShadowed ? kindsOf(previous) : new Set();
    }
    const { text, issue } = bytes === undefined ? { text: '', issue: problem } : decodeText(bytes);
    if (issue === undefined && previous?.kind === kind && previous.text === text && text !== '') return new Set();
    const file = this.createFile(kind, { uri, text, problem: issue }, previous);
    if (file === undefined) return new Set();
    this.disk.set(uri, file);
    return isShadowed ? new Set() : kindsOf(file, previous);
  }

  private createOpenFile(uri: string, languageId: string, text: string, previous: TextFile | undefined): TextFile | undefined {
    const kind = languageId === digestLanguageId ? 'digest' : this.findKind(uri);
    const draft = findDraftLanguage(languageId, uri) !== undefined;
    const openKind = kind === undefined || kind === 'draft' ? (draft ? 'draft' : undefined) : kind;
    if (openKind === undefined) return undefined;
    // A new classification leaves what is the same as it was read.
    if (previous?.kind === openKind && previous.text === text && !this.needsCommands(previous)) return previous;
    return this.createFile(openKind, { uri, text, languageId }, previous);
  }

  private createFile(kind: FileKind, source: FileSource, previous: TextFile | undefined): TextFile | undefined {
    const { uri, text, languageId, problem } = source;
    switch (kind) {
      case 'digest':
        return createDigestFile(uri, text, languageId, problem);
      case 'bibliography':
        return createBibliographyFile(uri, text, previous?.kind === 'bibliography' ? previous : undefined, problem);
      case 'project':
        return createProjectFile(uri, text);
      case 'draft': {
        const language = findDraftLanguage(languageId, uri);
        if (language === undefined) return undefined;
        const commands = previous?.kind === 'draft' && previous.language === language ? previous.commands : getCommands(language, this.settings);
        return createDraftFile(uri, text, language, { commands, previous: previous?.kind === 'draft' ? previous : undefined });
      }
    }
  }

  private needsCommands(file: TextFile): boolean {
    return file.kind === 'draft' && !hasSameCommands(file.commands, getCommands(file.language, this.settings));
  }

  /** Drafts with the citation commands that the settings and their root documents define now. */
  private withCommands(snapshot: Snapshot): Snapshot {
    let changed = false;
    for (const draft of snapshot.drafts.values()) {
      const commands = getCommands(draft.language, this.settings, snapshot.draftGraph().commandsFor(draft.uri));
      if (hasSameCommands(draft.commands, commands)) continue;
      changed = true;
      const file = createDraftFile(draft.uri, draft.text, draft.language, { commands });
      const document = this.open.get(draft.uri);
      if (document === undefined) this.disk.set(draft.uri, file);
      else this.open.set(draft.uri, { ...document, file });
    }
    return changed ? { ...snapshot, drafts: this.collect('draft') } : snapshot;
  }

  private createLibrary(before: Snapshot): LibraryState {
    return createLibraryState(before.revision + 1, this.collect('digest'), this.collect('bibliography'), before);
  }

  /** The files of a kind, the editor's version before the disk's, ordered by URI. */
  private collect<Kind extends FileKind>(kind: Kind): ReadonlyMap<string, Extract<TextFile, { kind: Kind }>> {
    const isOfKind = (file: TextFile | undefined): file is Extract<TextFile, { kind: Kind }> => file?.kind === kind;
    const files: [string, Extract<TextFile, { kind: Kind }>][] = [];
    for (const [uri, file] of this.disk) if (!this.open.has(uri) && isOfKind(file)) files.push([uri, file]);
    for (const [uri, { file }] of this.open) if (isOfKind(file)) files.push([uri, file]);
    return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

interface FileSource {
  readonly uri: string;
  readonly text: string;
  readonly languageId?: string;
  readonly problem?: string | undefined;
}

const allKinds: ReadonlySet<FileKind> = new Set(['digest', 'bibliography', 'draft', 'project']);

function kindsOf(...files: readonly (TextFile | undefined)[]): ReadonlySet<FileKind> {
  return new Set(files.flatMap((file) => file?.kind ?? []));
}

function union(sets: readonly ReadonlySet<FileKind>[]): ReadonlySet<FileKind> {
  return new Set(sets.flatMap((set) => [...set]));
}

function createEmptySnapshot(): Snapshot {
  const drafts = new Map();
  const projects = new Map();
  return {
    ...createLibraryState(0, new Map(), new Map()),
    ready: false,
    draftsReady: false,
    settings: defaultSettings,
    drafts,
    projects,
    open: new Set(),
    draftGraph: lazy(() => createDraftGraph(drafts, projects, [])),
  };
}
