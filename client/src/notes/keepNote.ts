import { Uri, workspace, WorkspaceEdit } from 'vscode';
import type { AnnotateParams } from '../../../server/src/protocol/noteRequests';
import { fileLabel } from '../convert';
import { applyFileEdits } from '../fileEdits';
import { openDocument } from '../opening';
import { words } from '../words';
import type { Notes } from './notes';
import { planUndo } from './planUndo';

/** What stands in a note file now. */
export interface Kept {
  readonly uri: Uri;
  /** Of the annotation that was made. */
  readonly id: string | undefined;
  /** Takes it back where the file is still as it was left. Rejects with words for the writer where it is not. */
  undo(): Promise<void>;
}

/** How often an edit is asked for anew while the note changes under it. */
const attempts = 3;

/**
 * Keeps in a note file what the writer did. A note that is open is changed by the editor, so that it can be undone there, and
 * saved where nothing unsaved stood in it before. Rejects with words for the writer where nothing was written.
 */
export async function keepNote(notes: Notes, params: AnnotateParams): Promise<Kept> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const versions = new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document.version]));
    const answer = await notes.annotate(params);
    if (answer === undefined) break;
    if (answer.kind === 'refused') throw new Error(answer.reason);
    const uri = Uri.parse(answer.uri);
    if (answer.kind === 'written') return { uri, id: answer.id, undo: () => undoWritten(notes, answer.undo) };
    const document = await openDocument(uri);
    // The edits are those of the text that the server saw.
    if (versions.get(document.uri.toString()) !== document.version) continue;
    const before = document.getText();
    const undo = planUndo(document, answer.edits);
    const outcome = await applyFileEdits({ uri, isNew: false, files: [answer] });
    if (outcome === 'changed') continue;
    if (outcome === 'unsaved') throw new Error(words.noteUnsaved(fileLabel(uri)));
    if (answer.isEmptied !== true || document.isDirty) return { uri, id: answer.id, undo: () => undo(document) };
    await workspace.fs.delete(uri);
    return { uri, id: answer.id, undo: () => makeAgain(uri, before) };
  }
  throw new Error(words.noteNotWritten());
}

async function undoWritten(notes: Notes, undo: number | undefined): Promise<void> {
  const answer = undo === undefined ? undefined : await notes.undo(undo);
  if (answer?.kind === 'refused') throw new Error(answer.reason);
}

/** An editor that still shows the file takes in what it holds. Rejects with words for the writer where another one has its name by now. */
async function makeAgain(uri: Uri, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(words.noteChangedSince(fileLabel(uri)));
}
