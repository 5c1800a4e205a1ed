import { Uri, workspace, WorkspaceEdit } from 'vscode';
import type { LspTextEdit } from '../../../server/src/protocol/requests';
import { isReadOnly } from './fileEdits';
import { toRange } from './positions';

/** What became of edits of several files. */
export interface AppliedEverywhere {
  /** Whether nothing was written because a file came or went meanwhile, or because VS Code refused the edits. */
  readonly isRefused: boolean;
  /** The files that were left as they are, because they can't be written. */
  readonly readOnly: readonly Uri[];
  /** The files whose change stands in an editor, because it could not be saved. */
  readonly unsaved: readonly Uri[];
}

/**
 * Applies edits of several files as one step of undo. Files that had no unsaved changes before are saved.
 *
 * @param edits by URI
 * @param creates the URI of the file that must not exist yet. All others must exist.
 */
export async function applyEverywhere(
  edits: Readonly<Record<string, readonly LspTextEdit[]>>,
  creates: string | undefined,
): Promise<AppliedEverywhere> {
  const files = await Promise.all(
    Object.entries(edits).map(async ([id, own]) => {
      const uri = Uri.parse(id);
      return { uri, edits: own, isNew: id === creates, exists: await exists(uri), isReadOnly: await isReadOnly(uri) };
    }),
  );
  const readOnly = files.filter((file) => file.isReadOnly).map(({ uri }) => uri);
  const changed = files.filter((file) => !file.isReadOnly && file.edits.length > 0);
  if (changed.some((file) => file.exists === file.isNew)) return { isRefused: true, readOnly, unsaved: [] };
  const toSave = changed.filter(({ uri }) => !hasUnsavedChanges(uri));
  const edit = new WorkspaceEdit();
  // First, since VS Code refuses what follows if the file has been created meanwhile.
  for (const { uri, isNew } of changed) if (isNew) edit.createFile(uri);
  for (const { uri, edits: own } of changed) for (const { range, newText } of own) edit.replace(uri, toRange(range), newText);
  if (changed.length > 0 && !(await workspace.applyEdit(edit))) return { isRefused: true, readOnly, unsaved: [] };
  const unsaved: Uri[] = [];
  for (const { uri } of toSave) if (!(await (await workspace.openTextDocument(uri)).save())) unsaved.push(uri);
  return { isRefused: false, readOnly, unsaved };
}

function hasUnsavedChanges(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}

async function exists(uri: Uri): Promise<boolean> {
  if (hasUnsavedChanges(uri)) return true;
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
