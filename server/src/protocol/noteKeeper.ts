import { decodeText } from '../base/decodeText';
import { fileName } from '../base/fileName';
import { findChange } from '../base/findChange';
import { createLineIndex } from '../base/lineIndex';
import { applyEdits, findRoom, noteEdit, type NoteEdit } from '../features/notes/noteEdit';
import { hasUnsavedBlock } from '../features/notes/unsavedBlock';
import type { FileSystem } from '../workspace/files/fileSystem';
import { beginsWithMark, NoteWriter } from '../services/noteWriter';
import type { Timers } from '../services/timers';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { TextFile } from '../workspace/files/textFile';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { findWriteObstacle } from '../workspace/files/writeObstacle';
import type { OpenDocuments } from './documents';
import { toRange, toTextEdits, type Encoder } from './encode';
import type { AnnotateAnswer } from './noteRequests';
import type { LspTextEdit } from './requests';

/** What keeping notes needs beside the snapshot. */
export interface NoteServices {
  readonly fileSystem: FileSystem;
  readonly timers: Timers;
  /** Takes in what stands on disk now. */
  refresh(uri: string): Promise<void>;
  readonly documents: OpenDocuments;
  readonly encoder: Encoder;
}

export interface AskedEdit {
  readonly edit: NoteEdit;
  /** What the server knew when the writer asked: the edit's places in digests are those of that time. */
  readonly asked: Snapshot;
}

/** Keeps in note files what writers do, one change after the other: an editor that has the file open makes the change, any other file is written here. */
export interface NoteKeeper {
  /** `toEdit` is asked anew where the file was another one than the snapshot knew. */
  write(toEdit: (snapshot: Snapshot) => AskedEdit): Promise<AnnotateAnswer>;
  undo(number: number): Promise<AnnotateAnswer>;
}

/** A file may change between reading and writing; one that changes as often is written by somebody who doesn't stop. */
const mostTries = 4;
/** How long an editor may take to make the edits that it was given, in milliseconds. */
const patience = 2000;

export function createNoteKeeper(
  host: WorkspaceHost,
  { fileSystem, timers, refresh, documents: { versionOf }, encoder: { toEditorUri } }: NoteServices,
): NoteKeeper {
  const writer = new NoteWriter(fileSystem);
  /** By URI the text that the last edits were given for: while the editor has it still, they are on their way. */
  const given = new Map<string, TextFile>();
  /** Whether the editor has made the edits that it was given last; those that it never makes are waited for once. */
  const isSettled = async (uri: string): Promise<boolean> => {
    const file = given.get(uri);
    const settled = file === undefined || (await comesTrue(host, timers, (snapshot) => findOpen(snapshot, uri) !== file, patience));
    given.delete(uri);
    return settled;
  };
  const unsettled = (uri: string): AnnotateAnswer => ({
    kind: 'refused',
    reason: `The editor is still changing ${fileName(uri)}, so nothing was written. Try again.`,
  });
  /** Writes happen one after the other. */
  let work: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = work.then(step);
    work = done.catch(() => undefined);
    return done;
  };
  return {
    write: (toEdit) =>
      inTurn(async () => {
        for (let tries = 0; tries < mostTries; tries++) {
          const snapshot = await host.snapshotWithDrafts();
          const { edit, asked } = toEdit(snapshot);
          const answer = noteEdit(snapshot, edit, asked);
          if (answer.kind === 'refused') return answer;
          const { uri, before, edits, isEmptied = false } = answer;
          const after = applyEdits(before ?? '', edits);
          const made =
            edit.kind === 'annotate' || edit.kind === 'quote'
              ? { id: edit.id }
              : edit.kind === 'create'
                ? { room: createLineIndex(after).positionAt(findRoom(uri, after)) }
                : {};
          if (edits.length === 0) return { kind: 'written', uri: toEditorUri(uri), ...made };
          const obstacle = await findWriteObstacle(fileSystem, host, uri);
          if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
          const file = findOpen(snapshot, uri);
          if (file !== undefined) {
            if (given.get(uri) === file && !(await isSettled(uri))) return unsettled(uri);
            const { text: onDisk, hasMark } = await readNote(fileSystem, uri);
            const version = versionOf(uri);
            if (version === undefined || findOpen(host.snapshot, uri) !== file) continue;
            if ('id' in edit && 'uri' in edit && hasUnsavedBlock(file.text, onDisk, edit.id))
              return { kind: 'refused', reason: `That note has changes in ${fileName(uri)} that are not saved. Save them first.` };
            const isDeleted = isEmptied && file.text === onDisk;
            const undo = writer.remember({ uri, before, after: isDeleted ? undefined : after }, hasMark);
            given.set(uri, file);
            return {
              kind: 'edits',
              uri: toEditorUri(uri),
              version,
              ...made,
              ...(isDeleted ? { isEmptied } : {}),
              undo,
              edits: toTextEdits(file, edits),
            };
          }
          const outcome = await writer.write(uri, before, isEmptied ? undefined : after);
          if (outcome.kind === 'refused') return outcome;
          await refresh(uri);
          if (outcome.kind === 'written') return { kind: 'written', uri: toEditorUri(uri), ...made, undo: outcome.undo };
          if (before === undefined && findFile(host.snapshot, uri) === undefined)
            return {
              kind: 'refused',
              reason: `${fileName(uri)} can't be made: something has its name that is no note, or that the settings hide.`,
            };
        }
        return { kind: 'refused', reason: 'The note file changes all the time, so nothing was written. Try again.' };
      }),
    undo: (number) =>
      inTurn(async () => {
        const { uri = '', before, after } = writer.findChange(number) ?? {};
        const obstacle = uri === '' ? undefined : await findWriteObstacle(fileSystem, host, uri);
        if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
        if (!(await isSettled(uri))) return unsettled(uri);
        const file = findOpen(host.snapshot, uri);
        const version = versionOf(uri);
        // A file that went, or goes, is no matter of edits.
        if (file !== undefined && version !== undefined && after !== undefined) {
          if (file.text !== after) return { kind: 'refused', reason: `${fileName(uri)} was changed since, so it was left as it is.` };
          if (before !== undefined) {
            given.set(uri, file);
            return { kind: 'edits', uri: toEditorUri(uri), version, edits: [toEdit(file, before)] };
          }
        }
        const outcome = await writer.undo(number);
        if ('reason' in outcome) return { kind: 'refused', reason: outcome.reason };
        await refresh(outcome.uri);
        return { kind: 'written', uri: toEditorUri(outcome.uri) };
      }),
  };
}

/** Whether it is so now, or with a snapshot of the next `milliseconds`. */
function comesTrue(host: WorkspaceHost, timers: Timers, isTrue: (snapshot: Snapshot) => boolean, milliseconds: number): Promise<boolean> {
  if (isTrue(host.snapshot)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (outcome: boolean): void => {
      stopTimer();
      stop();
      resolve(outcome);
    };
    const stopTimer = timers.after(milliseconds, () => end(false));
    const stop = host.onSnapshot((snapshot) => {
      if (isTrue(snapshot)) end(true);
    });
  });
}

/** undefined where no editor has it open. */
function findOpen(snapshot: Snapshot, uri: string): TextFile | undefined {
  return snapshot.open.has(uri) ? findFile(snapshot, uri) : undefined;
}

/** The edit that makes another text of a file: of whole lines, so that no line end and no character is cut. */
function toEdit(file: TextFile, text: string): LspTextEdit {
  const { start, oldEnd, newEnd } = findChange(file.text, text);
  const lines = file.lines();
  const first = lines.offsetAt({ line: lines.positionAt(start).line, character: 0 });
  const rest = /^[^\n]*\n?/.exec(file.text.slice(oldEnd))?.[0].length ?? 0;
  return { range: toRange(file, { start: first, end: oldEnd + rest }), newText: text.slice(first, newEnd + rest) };
}

/** What stands on disk; `text` is undefined where nothing can be read. */
async function readNote(fileSystem: FileSystem, uri: string): Promise<{ readonly text: string | undefined; readonly hasMark: boolean }> {
  try {
    const { bytes } = await fileSystem.readFile(uri);
    return { text: decodeText(bytes).text, hasMark: beginsWithMark(bytes) };
  } catch {
    return { text: undefined, hasMark: false };
  }
}
