import { type Corrections, createCorrections, type DigestReading, mayChangeReading, noCorrections } from '#digest';
import { findDraftLanguage } from '#drafts';
import { isOwnKind } from '#ownFiles';
import { decodeText, findTextBytes, type TextBytes } from '../../base/textBytes';
import { defaultSettings, type Settings } from '../../model/settings';
import { type DraftGraph, getCitationCommands, hasSameCommands } from '../drafts/draftGraph';
import { createDraftFile, createTextFile, type FileSource } from './createTextFile';
import { createDigestFile, createStoredDigestFile, type PackedDigest } from './digestFile';
import { createFileMatcher, type FileKind, type FileMatcher } from './discovery';
import { type CollectedKind, collectedKinds, FileCollections, type FileOf } from './fileCollections';
import type { DiskFile, FileStamp } from './fileSystem';
import { createNoteTest } from './ownFolder';
import type { DigestFile, DraftFile, OwnFiles, TextFile } from './textFile';

/** The language id that makes a document a digest, whatever its name, unless it is an own file. */
const digestLanguageId = 'marginalia-digest';

interface OpenDocument {
  readonly languageId: string;
  readonly text: string;
  /** undefined for a document that the server does not read. */
  readonly file: TextFile | undefined;
  /**
   * Whether the file was deleted while it was open. An editor may hold a document for minutes after the writer has closed it, so the
   * document is ignored until it is edited or the file exists again.
   */
  readonly isGone?: boolean;
}

/**
 * The current files of the workspace. An open document takes precedence over its file on disk. Most methods that change files return
 * the kinds of files that may have changed.
 */
export class FileTable {
  private settings: Settings = defaultSettings;
  private matcher: FileMatcher = createFileMatcher([], defaultSettings);
  private isNote = createNoteTest([], defaultSettings);
  private currentCorrections: Corrections = noCorrections;
  private readonly named = new Set<string>();
  /** URIs of bibliographies that the server did not find on disk. When one is added or removed, a new set replaces this one. */
  private absent: ReadonlySet<string> = new Set();
  private readonly disk = new Map<string, TextFile>();
  private readonly stamps = new Map<string, FileStamp>();
  private readonly open = new Map<string, OpenDocument>();
  private readonly collections = new FileCollections({
    list: () => [...this.disk.keys(), ...this.open.keys()],
    find: (uri) => (this.open.has(uri) ? this.open.get(uri)?.file : this.disk.get(uri)),
    isOfKind: (file, kind) => this.isOfKind(file, kind),
  });

  get fileMatcher(): FileMatcher {
    return this.matcher;
  }

  /** The corrections with which digests are read. */
  get corrections(): Corrections {
    return this.currentCorrections;
  }

  get filesOnDisk(): Iterable<string> {
    return this.disk.keys();
  }

  get absentBibliographies(): ReadonlySet<string> {
    return this.absent;
  }

  get openDocuments(): ReadonlySet<string> {
    return new Set(this.open.keys());
  }

  /** The kind of a file; undefined if the server does not read it. */
  findKind(uri: string): FileKind | undefined {
    const kind = this.matcher.findKind(uri);
    return kind !== 'digest' && !isOwnKind(kind) && this.named.has(uri) ? 'bibliography' : kind;
  }

  isNamedBibliography(uri: string): boolean {
    return this.named.has(uri);
  }

  configure(folders: readonly string[], settings: Settings): ReadonlySet<CollectedKind> {
    this.settings = settings;
    this.matcher = createFileMatcher(folders, settings);
    this.isNote = createNoteTest(folders, settings);
    this.collections.clear();
    this.reclassify([...this.disk.keys(), ...this.open.keys()]);
    return collectedKinds;
  }

  nameBibliographies(uris: readonly string[]): ReadonlySet<CollectedKind> {
    for (const uri of uris) this.named.add(uri);
    const touched = this.reclassify(uris);
    // A file of references keeps its kind, but counts as a bibliography too from now on.
    return uris.some((uri) => this.findKind(uri) === 'references') ? new Set([...touched, 'references']) : touched;
  }

  takeFiles(files: readonly DiskFile[]): ReadonlySet<CollectedKind> {
    return union(files.map((file) => this.takeFile(file)));
  }

  /** Uses the digest that was restored from the cache instead of reading the file's text again. */
  restoreDigest(file: DigestFile, stamp: FileStamp): void {
    this.setDisk(file.uri, file);
    this.stamps.set(file.uri, stamp);
    const document = this.open.get(file.uri);
    if (document?.file?.kind === 'digest' && document.text === file.text) this.setOpen(file.uri, { ...document, file });
  }

  /** The stamp of the file on disk; undefined if the stamp is not known, or if the editor has another text. */
  findStamp(uri: string): FileStamp | undefined {
    const document = this.open.get(uri);
    return document === undefined || document.text === this.disk.get(uri)?.text ? this.stamps.get(uri) : undefined;
  }

  openDocument(uri: string, languageId: string, text: string): ReadonlySet<CollectedKind> {
    const previous = this.open.get(uri);
    if (previous?.text === text && previous.languageId === languageId && previous.isGone !== true) return new Set();
    const before = previous === undefined ? this.disk.get(uri) : previous.file;
    const isEdited = previous?.file !== undefined && previous.languageId === languageId;
    const file = isEdited
      ? this.createEditedFile(previous.file, { uri, text, languageId })
      : this.createOpenFile(uri, languageId, text, before);
    this.setOpen(uri, { languageId, text, file });
    return file === before ? new Set() : this.kindsOf(file, before);
  }

  closeDocument(uri: string): ReadonlySet<CollectedKind> {
    const file = this.open.get(uri)?.file;
    this.setOpen(uri, undefined);
    const left = this.disk.get(uri);
    return file === left ? new Set() : this.kindsOf(file, left);
  }

  /** Updates files whose kind has changed. A file on disk is dropped, and the next indexing reads it again. */
  private reclassify(uris: readonly string[]): ReadonlySet<CollectedKind> {
    const touched: (TextFile | undefined)[] = [];
    for (const uri of uris) {
      const file = this.disk.get(uri);
      if (file !== undefined && this.findKind(uri) !== file.kind) {
        this.setDisk(uri, undefined);
        touched.push(file);
      }
      const document = this.open.get(uri);
      if (document === undefined || document.isGone === true) continue;
      const updated = this.createOpenFile(uri, document.languageId, document.text, document.file);
      if (updated === document.file) continue;
      this.setOpen(uri, { ...document, file: updated });
      touched.push(document.file, updated);
    }
    return this.kindsOf(...touched);
  }

  private takeFile({ uri, bytes, problem, stamp, digest }: DiskFile): ReadonlySet<CollectedKind> {
    if (stamp === undefined) this.stamps.delete(uri);
    else this.stamps.set(uri, stamp);
    const previous = this.disk.get(uri);
    const isShadowed = this.open.has(uri);
    const kind = this.findKind(uri);
    const isAbsent = bytes === undefined && problem === undefined;
    this.setAbsent(uri, isAbsent && (kind === 'bibliography' || this.named.has(uri)));
    if (isAbsent) {
      this.setDisk(uri, undefined);
      return isShadowed ? this.dropOpen(uri) : this.kindsOf(previous);
    }
    const back = this.reviveOpenDocument(uri);
    if (kind === undefined) {
      this.setDisk(uri, undefined);
      return isShadowed ? back : this.kindsOf(previous);
    }
    if (kind === 'digest' && digest !== undefined && digest.corrections === this.corrections.mark) {
      const touched = this.takeDigest(uri, digest, previous);
      return isShadowed ? union([back, touched]) : touched;
    }
    const decoded = bytes === undefined ? { text: '', ...(problem === undefined ? {} : { issue: problem }) } : decodeText(bytes);
    const { text, issue } = decoded;
    if (issue === undefined && previous?.kind === kind && previous.text === text && text !== '') return back;
    const shared = issue === undefined ? this.findOpenVersion(uri, kind, text) : undefined;
    const textBytes = kind === 'digest' && bytes !== undefined ? findTextBytes(bytes, decoded) : undefined;
    const file = shared ?? this.createFile(kind, { uri, text, bytes: textBytes, problem: issue }, previous);
    if (file === undefined) return back;
    this.setDisk(uri, file);
    return isShadowed ? back : this.kindsOf(file, previous);
  }

  /** Takes a digest that was read already. The file on disk and the open document share it if they have the same text. */
  private takeDigest(uri: string, { text, table, problem }: PackedDigest, previous: TextFile | undefined): ReadonlySet<CollectedKind> {
    const document = this.open.get(uri);
    const shown = document?.file?.kind === 'digest' ? document.file : undefined;
    if (previous?.kind === 'digest' && previous.problem === problem && hasSameBytes(previous, text)) return new Set();
    const file = createStoredDigestFile(uri, () => text, table, problem);
    if (document === undefined || shown === undefined || document.text !== file.text || problem !== undefined) {
      this.setDisk(uri, file);
      return document === undefined ? this.kindsOf(file, previous) : new Set();
    }
    const isRead = shown.digest.peek() !== undefined;
    this.setDisk(uri, isRead ? shown : file);
    if (!isRead) this.setOpen(uri, { ...document, file });
    return isRead ? new Set() : this.kindsOf(file);
  }

  private setAbsent(uri: string, isAbsent: boolean): void {
    if (this.absent.has(uri) === isAbsent) return;
    this.absent = new Set(isAbsent ? [...this.absent, uri] : [...this.absent].filter((other) => other !== uri));
  }

  /**
   * The file that was made from the open document, if it has this kind and this text, and the text is not empty; otherwise undefined.
   * The table can use this file for the disk too. Then the text is not read a second time, and the result remains when the editor
   * closes the document.
   */
  private findOpenVersion(uri: string, kind: FileKind, text: string): TextFile | undefined {
    const file = this.open.get(uri)?.file;
    return file?.kind === kind && file.text === text && text !== '' ? file : undefined;
  }

  private dropOpen(uri: string): ReadonlySet<CollectedKind> {
    const document = this.open.get(uri);
    if (document === undefined) return new Set();
    this.setOpen(uri, { ...document, file: undefined, isGone: true });
    return this.kindsOf(document.file);
  }

  /** Uses an open document again after its deleted file has been restored. */
  private reviveOpenDocument(uri: string): ReadonlySet<CollectedKind> {
    const document = this.open.get(uri);
    if (document?.isGone !== true) return new Set();
    const { languageId, text } = document;
    const file = this.createOpenFile(uri, languageId, text, undefined);
    this.setOpen(uri, { languageId, text, file });
    return this.kindsOf(file);
  }

  private createOpenFile(uri: string, languageId: string, text: string, previous: TextFile | undefined): TextFile | undefined {
    const byPlace = this.findKind(uri);
    // These files are never a digest, whatever language the editor has chosen for them.
    const kind = languageId === digestLanguageId && !isOwnKind(byPlace) && !this.isNote(uri) ? 'digest' : byPlace;
    const draft = findDraftLanguage(languageId, uri) !== undefined;
    const openKind = kind === undefined || kind === 'draft' ? (draft ? 'draft' : undefined) : kind;
    if (openKind === undefined) return undefined;
    // If kind, text and commands are the same, the file need not be read again.
    if (previous?.kind === openKind && previous.text === text && !this.needsCommands(previous)) return previous;
    return this.createFile(openKind, { uri, text, languageId }, previous);
  }

  /** The next version of an open document, which keeps its kind and its language while it is edited. */
  private createEditedFile(file: TextFile, source: FileSource): TextFile | undefined {
    if (file.kind !== 'draft') return this.createFile(file.kind, source, file);
    return createDraftFile(source.uri, source.text, file.language, { commands: file.commands, previous: file });
  }

  private createFile(kind: FileKind, source: FileSource, previous: TextFile | undefined): TextFile | undefined {
    return createTextFile(kind, source, previous, { corrections: this.corrections, settings: this.settings });
  }

  private needsCommands(file: TextFile): boolean {
    return file.kind === 'draft' && !hasSameCommands(file.commands, getCitationCommands(file.language, this.settings));
  }

  /** Scans again the drafts whose citation commands have changed. These come from the settings and from the drafts' projects. */
  refreshCommands(graph: DraftGraph): ReadonlySet<CollectedKind> {
    const changed: DraftFile[] = [];
    for (const draft of this.collect('draft').values()) {
      const commands = getCitationCommands(draft.language, this.settings, graph.commandsFor(draft.uri));
      if (hasSameCommands(draft.commands, commands)) continue;
      const file = createDraftFile(draft.uri, draft.text, draft.language, { commands, problem: draft.problem() });
      changed.push(file);
      const document = this.open.get(draft.uri);
      if (document === undefined) this.setDisk(draft.uri, file);
      else this.setOpen(draft.uri, { ...document, file });
    }
    return this.kindsOf(...changed);
  }

  /** Reads again every digest in which the changed corrections may lead to other papers. */
  refreshCorrections(): ReadonlySet<CollectedKind> {
    const before = this.currentCorrections;
    const now = createCorrections([...this.collect('corrections').values()].flatMap((file) => file.written().entries));
    if (now.mark === before.mark) return new Set();
    this.currentCorrections = now;
    const changed: DigestFile[] = [];
    for (const file of [...this.disk.values(), ...[...this.open.values()].map(({ file: shown }) => shown)]) {
      if (file?.kind !== 'digest' || !mayChangeReading(toReadText(file), before, now)) continue;
      const updated = createDigestFile(file.uri, file.text, {
        bytes: file.bytes,
        languageId: file.languageId,
        problem: file.problem,
        previous: file,
        corrections: now,
      });
      changed.push(updated);
      const document = this.open.get(file.uri);
      if (this.disk.get(file.uri) === file) this.setDisk(file.uri, updated);
      if (document?.file === file) this.setOpen(file.uri, { ...document, file: updated });
    }
    return this.kindsOf(...changed);
  }

  /** The files of a kind, ordered by URI; open documents replace files on disk. A change of one of these files creates a new map. */
  collect<Kind extends CollectedKind>(kind: Kind): ReadonlyMap<string, FileOf<Kind>> {
    return this.collections.collect(kind);
  }

  /** `known` with the files of the kinds that may have changed. */
  collectOwnFiles(known: OwnFiles, touched: ReadonlySet<CollectedKind>): OwnFiles {
    const changed = [...touched].filter((kind) => Object.hasOwn(known, kind));
    return changed.length === 0 ? known : { ...known, ...Object.fromEntries(changed.map((kind) => [kind, this.collect(kind)])) };
  }

  private isOfKind(file: TextFile, kind: CollectedKind): boolean {
    return kind === 'note' ? file.kind === 'draft' && this.isNote(file.uri) : file.kind === kind;
  }

  private kindsOf(...files: readonly (TextFile | undefined)[]): ReadonlySet<CollectedKind> {
    return new Set(
      files.flatMap((file): readonly CollectedKind[] =>
        file === undefined ? [] : this.isOfKind(file, 'note') ? ['draft', 'note'] : [file.kind],
      ),
    );
  }

  private setDisk(uri: string, file: TextFile | undefined): void {
    if (file === undefined) this.disk.delete(uri);
    else this.disk.set(uri, file);
    this.collections.markChanged(uri);
  }

  private setOpen(uri: string, document: OpenDocument | undefined): void {
    if (document === undefined) this.open.delete(uri);
    else this.open.set(uri, document);
    this.collections.markChanged(uri);
  }
}

function toReadText({ uri, text, digest }: DigestFile): DigestReading {
  return { path: uri, text, titles: () => digest().entries.map(({ title }) => title) };
}

/** Whether a file on disk had the same bytes before. */
function hasSameBytes({ bytes }: DigestFile, { bytes: now, encoding }: TextBytes): boolean {
  const before = bytes?.();
  if (before?.encoding !== encoding || before.bytes.length !== now.length) return false;
  for (let at = 0; at < now.length; at += 1) if (before.bytes[at] !== now[at]) return false;
  return true;
}

function union(sets: readonly ReadonlySet<CollectedKind>[]): ReadonlySet<CollectedKind> {
  return new Set(sets.flatMap((set) => [...set]));
}
