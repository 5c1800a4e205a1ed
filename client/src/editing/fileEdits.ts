import { FilePermission, FileType, type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { checksumText, type LspTextEdit, type TextBasis } from '../../../server/src/client';
import { messages } from '../messages/messages';
import { fileLabel } from './labels';
import { toRange } from './positions';
import { isMisread, readBytes } from './savedBytes';

interface EditedFile {
  readonly uri: string;
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for. If undefined, the caller knows that it is that of the document. */
  readonly basis?: TextBasis;
}

/** The edits of the file `uri`, and of other files that must change in the same step of undo. */
export interface FileEdits {
  readonly uri: Uri;
  /** Whether the file must be created first. */
  readonly isNew: boolean;
  readonly files: readonly EditedFile[];
}

/**
 * Applies the edits as one step of undo, and saves the file `uri` if it had no unsaved changes before. Resolves to `changed` if a file is
 * not the text that its edits are for, or if VS Code refused the edits, usually because a file has changed meanwhile; and to `unsaved` if
 * the edits are in the editor but could not be saved. Rejects with a message for the writer if the file would be damaged by saving it.
 */
export async function applyFileEdits({ uri, isNew, files }: FileEdits): Promise<'done' | 'changed' | 'unsaved'> {
  const hadChanges = workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
  if (!isNew) await refuseMisread(uri);
  const documents = await Promise.all(files.map((file) => openIfText(Uri.parse(file.uri))));
  const isInTheWay = isNew && ((await readBytes(uri))?.length ?? 0) > 0;
  // From here until the edit is on its way nothing is waited for, so no document changes. VS Code refuses the edit if one does after that.
  if (isInTheWay || files.some(({ basis }, at) => basis !== undefined && !isTextOf(documents[at], basis))) return 'changed';
  const edit = new WorkspaceEdit();
  if (isNew) edit.createFile(uri, { ignoreIfExists: true });
  for (const file of files) for (const { range, newText } of file.edits) edit.replace(Uri.parse(file.uri), toRange(range), newText);
  if (!(await workspace.applyEdit(edit))) return 'changed';
  if (hadChanges) return 'done';
  const document = await workspace.openTextDocument(uri);
  return (await document.save()) ? 'done' : 'unsaved';
}

function isTextOf(document: TextDocument | undefined, { checksum }: TextBasis): boolean {
  return document !== undefined && checksumText(document.getText()) === checksum;
}

async function refuseMisread(uri: Uri): Promise<void> {
  const [bytes, document] = [await readBytes(uri), await openIfText(uri)];
  if (bytes !== undefined && document !== undefined && (await isMisread(bytes, document)))
    throw new Error(messages.otherEncoding(fileLabel(uri)));
}

/** Whether the file can't be written. A file that does not exist yet counts as writable. */
export async function isReadOnly(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions, type } = await workspace.fs.stat(uri);
    return type === FileType.Directory || permissions === FilePermission.Readonly;
  } catch {
    return false;
  }
}

/** undefined if the file does not exist, or if VS Code can't show it as text. */
export async function openIfText(uri: Uri): Promise<TextDocument | undefined> {
  return workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}
