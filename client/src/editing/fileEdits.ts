import { FilePermission, FileType, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { LspTextEdit } from '../../../server/src/protocol/requests';
import { toRange } from './convert';

/** Changes of a file that the writer need not look at, and of others that come with them. */
export interface FileEdits {
  readonly uri: Uri;
  /** Whether the file must be made first. */
  readonly isNew: boolean;
  readonly files: readonly { readonly uri: string; readonly edits: readonly LspTextEdit[] }[];
}

/**
 * Makes the changes as one step of undo, and saves the file where nothing unsaved stood in it before. `changed`: a text was
 * another one by then, so nothing was done. `unsaved`: the changes stand in the editor alone.
 */
export async function applyFileEdits({ uri, isNew, files }: FileEdits): Promise<'done' | 'changed' | 'unsaved'> {
  const hadChanges = workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
  const edit = new WorkspaceEdit();
  if (isNew) edit.createFile(uri, { ignoreIfExists: true });
  for (const file of files) for (const { range, newText } of file.edits) edit.replace(Uri.parse(file.uri), toRange(range), newText);
  if (!(await workspace.applyEdit(edit))) return 'changed';
  if (hadChanges) return 'done';
  const document = await workspace.openTextDocument(uri);
  return (await document.save()) ? 'done' : 'unsaved';
}

/** A file that is not there yet can be written, as far as anybody knows. */
export async function isReadOnly(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions, type } = await workspace.fs.stat(uri);
    return type === FileType.Directory || permissions === FilePermission.Readonly;
  } catch {
    return false;
  }
}
