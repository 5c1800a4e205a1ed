import { decodeText } from '../base/decodeText';
import { fileName } from '../base/fileName';
import { applyEdits, noteEdit, type NoteEdit } from '../features/notes/noteEdit';
import { hasUnsavedBlock } from '../features/notes/unsavedBlock';
import type { FileSystem } from '../workspace/fileSystem';
import { NoteWriter } from '../workspace/noteWriter';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { WorkspaceHost } from '../workspace/workspaceHost';
import { findWriteObstacle } from '../workspace/writeObstacle';
import { toRange } from './convert';
import type { AnnotateAnswer } from './noteRequests';

/** What keeping notes needs beside the snapshot. */
export interface NoteServices {
  readonly fileSystem: FileSystem;
  /** Takes in what stands on disk now. */
  refresh(uri: string): Promise<void>;
  /** The URI as the editor spells it. */
  clientUri(uri: string): string;
}

export interface AskedEdit {
  readonly edit: NoteEdit;
  /** What the server knew when the writer asked: the edit's places in digests are those of that time. */
  readonly asked: Snapshot;
}

/** Keeps in note files what writers do, one change after the other. */
export interface NoteKeeper {
  /** `toEdit` is asked anew where the file was another one than the snapshot knew. */
  write(toEdit: (snapshot: Snapshot) => AskedEdit): Promise<AnnotateAnswer>;
  undo(number: number): Promise<AnnotateAnswer>;
}

/** A file may change between reading and writing; one that changes as often is written by somebody who doesn't stop. */
const mostTries = 4;

export function createNoteKeeper(host: WorkspaceHost, { fileSystem, refresh, clientUri }: NoteServices): NoteKeeper {
  const writer = new NoteWriter(fileSystem);
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
          const made = edit.kind === 'annotate' || edit.kind === 'quote' ? { id: edit.id } : {};
          if (edits.length === 0) return { kind: 'written', uri: clientUri(uri), ...made };
          const obstacle = await findWriteObstacle(fileSystem, host, uri);
          if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
          const file = findFile(snapshot, uri);
          if (file !== undefined && snapshot.open.has(uri)) {
            if ('id' in edit && 'uri' in edit && hasUnsavedBlock(file.text, await readText(fileSystem, uri), edit.id)) return { kind: 'refused', reason: `That note has changes in ${fileName(uri)} that are not saved. Save them first.` };
            return { kind: 'edits', uri: clientUri(uri), ...made, ...(isEmptied ? { isEmptied } : {}), edits: edits.map(({ span, newText }) => ({ range: toRange(file, span), newText })) };
          }
          const outcome = await writer.write(uri, before, isEmptied ? undefined : applyEdits(before ?? '', edits));
          if (outcome.kind === 'refused') return outcome;
          await refresh(uri);
          if (outcome.kind === 'written') return { kind: 'written', uri: clientUri(uri), ...made, undo: outcome.undo };
          if (before === undefined && findFile(host.snapshot, uri) === undefined) return { kind: 'refused', reason: `${fileName(uri)} can't be made: something has its name that is no note, or that the settings hide.` };
        }
        return { kind: 'refused', reason: 'The note file changes all the time, so nothing was written. Try again.' };
      }),
    undo: (number) =>
      inTurn(async () => {
        const uri = writer.findWritten(number) ?? '';
        const obstacle = uri === '' ? undefined : await findWriteObstacle(fileSystem, host, uri);
        if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
        const file = findFile(host.snapshot, uri);
        if (file !== undefined && host.snapshot.open.has(file.uri) && file.text !== (await readText(fileSystem, file.uri))) return { kind: 'refused', reason: `${fileName(file.uri)} has changes that are not saved. Save them first.` };
        const outcome = await writer.undo(number);
        if ('reason' in outcome) return { kind: 'refused', reason: outcome.reason };
        await refresh(outcome.uri);
        return { kind: 'written', uri: clientUri(outcome.uri) };
      }),
  };
}

/** What stands on disk; undefined where nothing can be read. */
async function readText(fileSystem: FileSystem, uri: string): Promise<string | undefined> {
  try {
    return decodeText((await fileSystem.readFile(uri)).bytes).text;
  } catch {
    return undefined;
  }
}
