import { Range, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import { messages } from '../messages/messages';
import type { FileChange } from './fileChange';
import { openIfText, readBytes } from './fileEdits';
import { fileLabel } from './labels';

interface OpenedChange extends FileChange {
  /** undefined if the file no longer exists. */
  readonly document: TextDocument | undefined;
}

/**
 * Undoes changes of several files, in all of them or in none, as one step of undo: each file is then, byte for byte, what it was before,
 * and saved if it was saved before. Files that are as they were before are left alone. Resolves to the files that were changed. Rejects
 * with a message for the writer, without touching any file, if a file has changed since.
 *
 * @param changes one a file
 */
export async function undoFileChanges(changes: readonly FileChange[]): Promise<readonly Uri[]> {
  const opened = await Promise.all(changes.map(async (change) => ({ ...change, document: await openIfText(change.uri) })));
  const changedSince = opened.filter((change) => !isAsBefore(change) && change.document?.getText() !== change.after);
  if (changedSince.length > 0) throw new Error(messages.filesChangedSince(nameFiles(changedSince)));
  const wanted = opened
    .filter((change) => !isAsBefore(change))
    .map((change) => ({ ...change, isToSave: change.bytes !== undefined || change.document?.isDirty === false }));
  if (wanted.length === 0) return [];
  const edit = new WorkspaceEdit();
  for (const { uri, before, after, document } of wanted) {
    if (before === undefined) edit.deleteFile(uri);
    else if (document !== undefined) edit.replace(uri, new Range(document.positionAt(0), document.positionAt(after.length)), before);
  }
  // VS Code refuses the whole edit if a document changes before it is made.
  if (!(await workspace.applyEdit(edit))) throw new Error(messages.filesChangedSince(nameFiles(wanted)));
  const unsaved: FileChange[] = [];
  for (const change of wanted) if (change.before !== undefined && change.isToSave && !(await saveAsBefore(change))) unsaved.push(change);
  if (unsaved.length > 0) throw new Error(messages.fileUnsaved(nameFiles(unsaved)));
  return wanted.map(({ uri }) => uri);
}

/** Undoes the change of one file, as `undoFileChanges` does. */
export async function undoFileChange(change: FileChange): Promise<void> {
  await undoFileChanges([change]);
}

/**
 * Makes one change a file of changes that were made one after the other. Throws a message for the writer if a file was changed otherwise
 * between them.
 */
export function joinFileChanges(changes: readonly FileChange[]): readonly FileChange[] {
  const joined = new Map<string, FileChange>();
  for (const change of changes) {
    const id = change.uri.toString();
    const earlier = joined.get(id);
    if (earlier !== undefined && earlier.after !== change.before) throw new Error(messages.filesChangedSince(fileLabel(change.uri)));
    joined.set(id, earlier === undefined ? change : { ...change, before: earlier.before, bytes: earlier.bytes });
  }
  return [...joined.values()];
}

/** Whether the file is as it was before the change, for example because the writer has undone it in its editor. */
function isAsBefore({ document, before }: OpenedChange): boolean {
  return document?.getText() === before;
}

/** Saves the file. If the editor saves other bytes than there were, such as other line ends, those that there were are written. */
async function saveAsBefore({ uri, bytes, document }: OpenedChange): Promise<boolean> {
  if (document === undefined || !(await document.save())) return false;
  if (bytes === undefined) return true;
  const saved = await readBytes(uri);
  if (saved === undefined || Buffer.compare(saved, bytes) !== 0) await workspace.fs.writeFile(uri, bytes);
  return true;
}

function nameFiles(changes: readonly FileChange[]): string {
  return changes.map(({ uri }) => fileLabel(uri)).join(', ');
}
