import { Uri, workspace, type Position } from 'vscode';
import type { AnnotateAnswer, AnnotateParams } from '../../../server/src/protocol/noteRequests';
import { fileLabel, toPosition } from '../editing/convert';
import { applyFileEdits } from '../editing/fileEdits';
import { openDocument } from '../editing/openPaper';
import { messages } from '../messages/messages';
import type { Notes } from './notes';

/** What stands in a note file now. */
export interface Kept {
  readonly uri: Uri;
  /** Of the annotation that was made. */
  readonly id: string | undefined;
  /** Where words on the whole paper go; undefined where the note was not asked for. */
  readonly room: Position | undefined;
  /** Takes it back where the file is still as it was left. Rejects with words for the writer where it is not. */
  undo(): Promise<void>;
}

/** How often an edit is asked for anew while the note changes under it. */
const attempts = 3;

/** Keeps in a note file what the writer did. Rejects with words for the writer where nothing was written. */
export function keepNote(notes: Notes, params: AnnotateParams): Promise<Kept> {
  return carryOut(notes, () => notes.annotate(params));
}

/** Takes back the change with this number. Rejects with words for the writer where it can't. */
export async function undoNote(notes: Notes, number: number): Promise<void> {
  await carryOut(notes, () => notes.undo(number));
}

/** The versions of the documents, to be read before the server is asked for edits: these are of the text that it knows then. */
export function readVersions(): ReadonlyMap<string, number> {
  return new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document.version]));
}

/**
 * Changes a note that is open in the editor, so that it can be undone there, and saves it where nothing unsaved stood in it
 * before. False where it is not the version that the edits are of. Rejects with words for the writer where it can't be saved.
 */
export async function editNote(
  { uri: rawUri, edits, isEmptied }: Extract<AnnotateAnswer, { kind: 'edits' }>,
  versions: ReadonlyMap<string, number>,
): Promise<boolean> {
  const uri = Uri.parse(rawUri);
  const document = await openDocument(uri);
  if (versions.get(document.uri.toString()) !== document.version) return false;
  const outcome = await applyFileEdits({ uri, isNew: false, files: [{ uri: rawUri, edits }] });
  if (outcome === 'unsaved') throw new Error(messages.noteUnsaved(fileLabel(uri)));
  if (outcome === 'done' && isEmptied === true && !document.isDirty) await workspace.fs.delete(uri);
  return outcome === 'done';
}

async function carryOut(notes: Notes, ask: () => Promise<AnnotateAnswer | undefined>): Promise<Kept> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const versions = readVersions();
    const answer = await ask();
    if (answer === undefined) break;
    if (answer.kind === 'refused') throw new Error(answer.reason);
    if (answer.kind === 'edits' && !(await editNote(answer, versions))) continue;
    const { uri, id, room, undo } = answer;
    return {
      uri: Uri.parse(uri),
      id,
      room: room === undefined ? undefined : toPosition(room),
      undo: async () => (undo === undefined ? undefined : undoNote(notes, undo)),
    };
  }
  throw new Error(messages.noteNotWritten());
}
