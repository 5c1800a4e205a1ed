import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { FileChange } from './fileChange';
import { openIfText } from './fileEdits';
import { fileLabel } from './labels';
import { areSameBytes, haveText, readBytes } from './savedBytes';

interface OpenedChange extends FileChange {
  /** VS Code may still have the text of a file that is gone. undefined if it has none. */
  readonly document: TextDocument | undefined;
  /** What is saved in the file now; undefined if there is no file. */
  readonly saved: Uint8Array | undefined;
  /** Whether what is saved is what the change has saved, or what the writer has saved of it since. */
  readonly isSavedAsWritten: boolean;
}

/**
 * Undoes changes of several files, in all of them or in none, as one step of undo: each file is then, byte for byte, what it was before,
 * and saved if it was saved before. Files that are as they were before are left alone. Resolves to the files that were changed. Rejects
 * with a message for the writer, without touching any file, if a file has changed since, in its editor or on the disk.
 *
 * @param changes one a file
 */
export async function undoFileChanges(changes: readonly FileChange[]): Promise<readonly Uri[]> {
  const opened = await Promise.all(changes.map(open));
  const changedSince = opened.filter((change) => !isAsBefore(change) && !isAsWritten(change));
  if (changedSince.length > 0) throw new Slip(messages.filesChangedSince(nameFiles(changedSince)));
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

/**
 * Makes one change a file of changes that were made one after the other. Throws a message for the writer if a file was changed otherwise
 * between them.
 */
export function joinFileChanges(changes: readonly FileChange[]): readonly FileChange[] {
  const joined = new Map<string, FileChange>();
  for (const change of changes) {
    const id = change.uri.toString();
    const earlier = joined.get(id);
    if (earlier !== undefined && earlier.after !== change.before) throw new Slip(messages.filesChangedSince(fileLabel(change.uri)));
    joined.set(id, earlier === undefined ? change : { ...change, before: earlier.before, bytes: earlier.bytes });
  }
  return [...joined.values()];
}

async function open(change: FileChange): Promise<OpenedChange> {
  const [document, saved] = [await openIfText(change.uri), await readBytes(change.uri)];
  return { ...change, document, saved, isSavedAsWritten: await isSavedAsWritten(change, document, saved) };
}

async function isSavedAsWritten(
  { isSaved, bytes, after, written }: FileChange,
  document: TextDocument | undefined,
  saved: Uint8Array | undefined,
): Promise<boolean> {
  if (written !== undefined) return areSameBytes(saved, written);
  // Saving has failed, so that what was saved before still is.
  if (!isSaved) return bytes === undefined || areSameBytes(saved, bytes);
  // The file had unsaved changes before. If it still has, it is changed in its editor alone.
  if (document === undefined || document.isDirty) return true;
  return saved !== undefined && haveText(saved, after, document);
}

/** Whether the file is as it was before the change, for example because the writer has undone it in its editor. */
function isAsBefore({ document, saved, before }: OpenedChange): boolean {
  if (document?.isDirty === true) return document.getText() === before;
  return before === undefined ? saved === undefined : saved !== undefined && document?.getText() === before;
}

function isAsWritten({ document, after, isSavedAsWritten: isSame }: OpenedChange): boolean {
  return isSame && document?.getText() === after;
}

/** Saves the file. If the editor saves other bytes than there were, such as other line ends, those that there were are written. */
async function saveAsBefore({ uri, bytes, document }: OpenedChange): Promise<boolean> {
  if (document === undefined || !(await document.save())) return false;
  if (bytes !== undefined && !areSameBytes(await readBytes(uri), bytes)) await workspace.fs.writeFile(uri, bytes);
  return true;
}

function nameFiles(changes: readonly FileChange[]): string {
  return changes.map(({ uri }) => fileLabel(uri)).join(', ');
}
