import { Uri, workspace, WorkspaceEdit } from 'vscode';
import type { LspTextEdit } from '../../../server/src/protocol/requests';
import { isReadOnly } from './fileEdits';
import { toRange } from './positions';

/** What became of edits of several files. */
export interface AppliedEverywhere {
  /** Whether VS Code refused the edits, usually because a file has changed meanwhile. */
  readonly isRefused: boolean;
  /** The files that were left as they are, because they can't be written. */
  readonly readOnly: readonly Uri[];
  /** The files whose change stands in an editor, because it could not be saved. */
  readonly unsaved: readonly Uri[];
}

/**
 * Applies edits of several files as one step of undo. Files that don't exist are created. Files that had no unsaved changes before are
 * saved.
 *
 * @param edits by URI
 */
export async function applyEverywhere(edits: Readonly<Record<string, readonly LspTextEdit[]>>): Promise<AppliedEverywhere> {
  const files = await Promise.all(
    Object.entries(edits).map(async ([uri, own]) => ({ uri: Uri.parse(uri), edits: own, isReadOnly: await isReadOnly(Uri.parse(uri)) })),
  );
  const readOnly = files.filter((file) => file.isReadOnly).map(({ uri }) => uri);
  const changed = files.filter((file) => !file.isReadOnly && file.edits.length > 0);
  const toSave = changed.filter(({ uri }) => !hasUnsavedChanges(uri));
  const edit = new WorkspaceEdit();
  for (const { uri, edits: own } of changed) {
    if (!(await exists(uri))) edit.createFile(uri, { ignoreIfExists: true });
    for (const { range, newText } of own) edit.replace(uri, toRange(range), newText);
  }
  if (changed.length > 0 && !(await workspace.applyEdit(edit))) return { isRefused: true, readOnly, unsaved: [] };
  const unsaved: Uri[] = [];
  for (const { uri } of toSave) if (!(await (await workspace.openTextDocument(uri)).save())) unsaved.push(uri);
  return { isRefused: false, readOnly, unsaved };
}

function hasUnsavedChanges(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}

async function exists(uri: Uri): Promise<boolean> {
  if (workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return true;
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
