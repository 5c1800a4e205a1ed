import {
  checkPath,
  type FileSystem,
  findFile,
  type PathCheck,
  type Snapshot,
  type TextFile,
  type WorkspaceHost,
  type WritableEdits,
  type WritableUri,
} from '#workspace';
import { findChange } from '../base/changes';
import { fileName } from '../base/paths';
import type { ImportPlan } from '../features/annotating/exchangeAnnotations';
import type { NoteChange, NoteEdit } from '../features/annotating/noteEdit';
import { hasUnsavedBlock } from '../features/annotating/noteThreads';
import { planNoteEdit } from '../features/annotating/planNoteEdit';
import type { TextEdit } from '../model/draft';
import { NoteWriter } from './noteWriter';
import type { Timers } from './timers';

interface NoteServiceDependencies {
  readonly fileSystem: FileSystem;
  readonly timers: Timers;
  /** Reads a file that has changed on disk. */
  refresh(uri: string): Promise<void>;
  /** The version number that the editor gives a document; undefined for documents that are not open. */
  versionOf(uri: string): number | undefined;
}

/** The change that the writer wants, planned for one snapshot. Each attempt plans it again. */
interface NoteRequest {
  readonly edit: NoteEdit;
  /** The snapshot at the moment when the writer acted. The spans of digests in the edit refer to it. */
  readonly seen: Snapshot;
}

export type NoteOutcome =
  | {
      readonly kind: 'written';
      readonly uri: string;
      /** undefined if a change was undone. */
      readonly change?: NoteChange;
      /** The number with which `NoteService.undo` undoes the change. undefined if nothing had to be written, or if a change was undone. */
      readonly undo?: number;
    }
  /** The file is open in the editor. The editor is to make the edits if its document still has this version. */
  | {
      readonly kind: 'edits';
      readonly uri: string;
      readonly file: TextFile;
      readonly version: number;
      readonly edits: WritableEdits;
      /** Whether the editor is to delete the file once it is saved. */
      readonly isEmptied: boolean;
      readonly change?: NoteChange;
      readonly undo?: number;
    }
  /** Nothing was written; `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

/** How many times at most a change is tried, if the file keeps changing between reading and writing. */
const maxTries = 4;
/** How long an editor may take to make edits that the server gave it, in milliseconds. */
const timeoutMs = 2000;

/**
 * Makes all changes of note files, one after the other, and plans each change on the newest snapshot. If a file is open in the editor,
 * the editor makes the change, so that the editor's own undo works. Any other file is written to disk, but only if it still contains
 * the text that was read.
 */
export class NoteService {
  readonly #host: WorkspaceHost;
  readonly #dependencies: NoteServiceDependencies;
  readonly #writer: NoteWriter;
  /**
   * For each URI, the file that the last edits were planned for. While the snapshot still has that file, the editor has not made the
   * edits yet.
   */
  readonly #editsUnderway = new Map<string, TextFile>();
  #lastStep: Promise<unknown> = Promise.resolve();

  constructor(host: WorkspaceHost, dependencies: NoteServiceDependencies) {
    this.#host = host;
    this.#dependencies = dependencies;
    this.#writer = new NoteWriter(dependencies.fileSystem);
  }

  /**
   * Makes the change that `toRequest` returns. `toRequest` is called for each attempt, because the file may have changed since the last
   * one.
   */
  write(toRequest: (snapshot: Snapshot) => NoteRequest): Promise<NoteOutcome> {
    return this.#inTurn(async () => {
      for (let tries = 0; tries < maxTries; tries++) {
        const outcome = await this.#tryToWrite(toRequest);
        if (outcome !== 'changed') return outcome;
      }
      return refuse('The note file keeps changing. Nothing was written. Try again.');
    });
  }

  /** Undoes a change that `write` made, unless the file has changed since then. */
  undo(number: number): Promise<NoteOutcome> {
    return this.#inTurn(async () => {
      const { uri, before, after } = this.#writer.findChange(number) ?? {};
      if (uri === undefined) return refuse('This change was already undone or is too old to be undone.');
      const check = await this.#check(uri);
      if (check.kind === 'refused') return check;
      if (!(await this.#hasMadeEdits(uri))) return refuse(stillChanging(uri));
      const file = findOpen(this.#host.snapshot, uri);
      const version = this.#dependencies.versionOf(uri);
      // Edits can restore only a file that exists and is to remain. A file that was deleted, or will be deleted, is restored on disk
      // below.
      if (file !== undefined && version !== undefined && after !== undefined) {
        if (file.text !== after) return refuse(`${fileName(uri)} has changed in the meantime. Nothing was undone.`);
        if (before !== undefined) {
          this.#editsUnderway.set(uri, file);
          return { kind: 'edits', uri, file, version, edits: new Map([[check.uri, [replaceLines(file, before)]]]), isEmptied: false };
        }
      }
      const outcome = await this.#writer.undo(number);
      if ('reason' in outcome) return refuse(outcome.reason);
      await this.#dependencies.refresh(outcome.uri);
      return { kind: 'written', uri: outcome.uri };
    });
  }

  async #tryToWrite(toRequest: (snapshot: Snapshot) => NoteRequest): Promise<NoteOutcome | 'changed'> {
    const snapshot = await this.#host.snapshotWithDrafts();
    const { edit, seen } = toRequest(snapshot);
    const change = planNoteEdit(snapshot, edit, seen);
    if (change.kind === 'refused') return change;
    const { uri } = change;
    if (change.edits.length === 0) return (await this.#isStillThere(uri)) ? { kind: 'written', uri, change } : 'changed';
    const check = await this.#check(uri);
    if (check.kind === 'refused') return check;
    const file = findOpen(snapshot, uri);
    return file === undefined
      ? this.#writeToDisk(check.uri, change)
      : this.#giveToEditor(check.uri, file, change, 'uri' in edit && 'id' in edit ? edit.id : undefined);
  }

  #check(uri: string): Promise<PathCheck> {
    return checkPath({ fileSystem: this.#dependencies.fileSystem, host: this.#host }, uri, 'named');
  }

  /** Whether a file that needs no edits still exists: it may have been deleted a moment ago. */
  async #isStillThere(uri: string): Promise<boolean> {
    if (findOpen(this.#host.snapshot, uri) !== undefined) return true;
    await this.#dependencies.refresh(uri);
    return findFile(this.#host.snapshot, uri) !== undefined;
  }

  async #writeToDisk(uri: WritableUri, change: NoteChange): Promise<NoteOutcome | 'changed'> {
    const { before, after, isEmptied = false } = change;
    const outcome = await this.#writer.write(uri, before, isEmptied ? undefined : after);
    if (outcome.kind === 'refused') return outcome;
    await this.#dependencies.refresh(uri);
    if (outcome.kind === 'written') return { kind: 'written', uri, change, undo: outcome.undo };
    return before === undefined && findFile(this.#host.snapshot, uri) === undefined
      ? refuse(`${fileName(uri)} can't be created: the name is used by something that isn't a note or is hidden by your settings.`)
      : 'changed';
  }

  /** `id` is the annotation that changes; undefined if the annotation is new. */
  async #giveToEditor(uri: WritableUri, file: TextFile, change: NoteChange, id: string | undefined): Promise<NoteOutcome | 'changed'> {
    const { before, after, edits } = change;
    if (this.#editsUnderway.get(uri) === file && !(await this.#hasMadeEdits(uri))) return refuse(stillChanging(uri));
    const { text: onDisk, hasMark } = await this.#writer.read(uri);
    const version = this.#dependencies.versionOf(uri);
    if (version === undefined || findOpen(this.#host.snapshot, uri) !== file) return 'changed';
    if (id !== undefined && hasUnsavedBlock(file.text, onDisk, id))
      return refuse(`The note has unsaved changes in ${fileName(uri)}. Save them first.`);
    const isEmptied = change.isEmptied === true && file.text === onDisk;
    const undo = this.#writer.remember({ uri, before, after: isEmptied ? undefined : after }, hasMark);
    this.#editsUnderway.set(uri, file);
    return { kind: 'edits', uri, file, version, edits: new Map([[uri, edits]]), isEmptied, change, undo };
  }

  /**
   * Waits until the editor has made the edits that it was given; false if it does not make them in time. The next change does not wait
   * for the same edits again.
   */
  async #hasMadeEdits(uri: string): Promise<boolean> {
    const file = this.#editsUnderway.get(uri);
    const hasMade =
      file === undefined || (await comesTrue(this.#host, this.#dependencies.timers, (snapshot) => findOpen(snapshot, uri) !== file));
    this.#editsUnderway.delete(uri);
    return hasMade;
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#lastStep.then(step);
    this.#lastStep = done.catch(() => undefined);
    return done;
  }
}

function refuse(reason: string): NoteOutcome {
  return { kind: 'refused', reason };
}

function stillChanging(uri: string): string {
  return `${fileName(uri)} is still being edited. Nothing was written. Try again.`;
}

/** Whether the condition is true now, or becomes true within `timeoutMs`. */
function comesTrue(host: WorkspaceHost, timers: Timers, isTrue: (snapshot: Snapshot) => boolean): Promise<boolean> {
  if (isTrue(host.snapshot)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (outcome: boolean): void => {
      stopTimer();
      stop();
      resolve(outcome);
    };
    const stopTimer = timers.after(timeoutMs, () => end(false));
    const stop = host.onSnapshot((snapshot) => {
      if (isTrue(snapshot)) end(true);
    });
  });
}

/** The file that is open in the editor; undefined if it is not open. */
function findOpen(snapshot: Snapshot, uri: string): TextFile | undefined {
  return snapshot.open.has(uri) ? findFile(snapshot, uri) : undefined;
}

/**
 * The edit that replaces the text of a file by another text. It replaces whole lines, so that it splits no line break and no character.
 */
function replaceLines(file: TextFile, text: string): TextEdit {
  const { start, oldEnd, newEnd } = findChange(file.text, text);
  const lines = file.lines();
  const first = lines.offsetAt({ line: lines.positionAt(start).line, character: 0 });
  const rest = /^[^\n]*\n?/.exec(file.text.slice(oldEnd))?.[0].length ?? 0;
  return { span: { start: first, end: oldEnd + rest }, newText: text.slice(first, newEnd + rest) };
}

/** The result of an import. */
interface ImportOutcome {
  /** How many annotations were planned for the notes that were changed. */
  readonly added: number;
  /** The result for each note that was changed. */
  readonly outcomes: readonly Exclude<NoteOutcome, { kind: 'refused' }>[];
  /** Keys of papers whose notes could not be written, each with the reason in words for the writer. */
  readonly refused: readonly { readonly what: string; readonly reason: string }[];
}

/** Adds annotations to one note file after the other. If one file can't be written, the other files are written nevertheless. */
export async function importNotes(notes: Pick<NoteService, 'write'>, { papers }: ImportPlan): Promise<ImportOutcome> {
  let added = 0;
  const outcomes: ImportOutcome['outcomes'][number][] = [];
  const refused: ImportOutcome['refused'][number][] = [];
  for (const paper of papers) {
    const outcome = await notes.write((snapshot) => ({
      edit: { kind: 'import', key: paper.key, added: withoutKnown(snapshot, paper.added) },
      seen: snapshot,
    }));
    if (outcome.kind === 'refused') refused.push({ what: paper.key, reason: outcome.reason });
    else {
      added += paper.added.length;
      outcomes.push(outcome);
    }
  }
  return { added, outcomes, refused };
}

/** Leaves out annotations that are in a note already, because notes may have changed since the import was planned. */
function withoutKnown<T extends { readonly id: string }>(snapshot: Snapshot, added: readonly T[]): readonly T[] {
  const known = new Set(snapshot.noteIndex().notes.flatMap(({ note }) => note.annotations.map(({ id }) => id)));
  return added.filter(({ id }) => !known.has(id));
}
