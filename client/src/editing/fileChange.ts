import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { LspTextEdit } from '../../../server/src/protocol/requests';
import { fileLabel } from './labels';
import { applyFileEdits, isReadOnly } from './fileEdits';
import { messages } from '../messages/messages';

/** The text of a file before and after a change; `before` is undefined if the change created the file. */
export interface FileChange {
  readonly uri: Uri;
  readonly before: string | undefined;
  readonly after: string;
  /**
   * Whether the file was saved, or was not to be saved because it had unsaved changes before. If this is false, saving has failed, and
   * the change is only in the editor.
   */
  readonly isSaved: boolean;
}

/**
 * Changes a file as one step of undo, and saves it if it had no unsaved changes before. Rejects with a message for the writer if the
 * file is read-only or has changed meanwhile.
 */
export async function changeFile(answer: {
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly LspTextEdit[];
}): Promise<FileChange> {
  const uri = Uri.parse(answer.uri);
  if (await isReadOnly(uri)) throw new Error(messages.fileReadOnly(fileLabel(uri)));
  const before = answer.isNew ? undefined : (await workspace.openTextDocument(uri)).getText();
  const outcome = await applyFileEdits({ uri, isNew: answer.isNew, files: [answer] });
  if (outcome === 'changed') throw new Error(messages.fileChanged(fileLabel(uri)));
  return { uri, before, after: (await workspace.openTextDocument(uri)).getText(), isSaved: outcome === 'done' };
}

/** Undoes a change. Rejects with a message for the writer if the file has changed since. */
export async function undoFileChange({ uri, before, after }: FileChange): Promise<void> {
  const document = await workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  if (document?.getText() !== after) throw new Error(messages.fileChangedSince(fileLabel(uri)));
  const isDirty = document.isDirty;
  const edit = new WorkspaceEdit();
  if (before === undefined) edit.deleteFile(uri);
  else edit.replace(uri, new Range(document.positionAt(0), document.positionAt(after.length)), before);
  if (!(await workspace.applyEdit(edit))) throw new Error(messages.fileChanged(fileLabel(uri)));
  if (before !== undefined && !isDirty) await document.save();
}
