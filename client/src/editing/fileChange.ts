import { Uri, workspace } from 'vscode';
import type { LspTextEdit, TextBasis } from '../../../server/src/client';
import { messages } from '../messages/messages';
import { applyFileEdits, type FileEdits, isReadOnly } from './fileEdits';
import { fileLabel } from './labels';
import { readBytes } from './savedBytes';

/** The text of a file before and after a change; `before` is undefined if the change created the file. */
export interface FileChange {
  readonly uri: Uri;
  readonly before: string | undefined;
  readonly after: string;
  /** What was saved in the file before; undefined if the change created the file, or if the file had unsaved changes before. */
  readonly bytes: Uint8Array | undefined;
  /**
   * Whether the file was saved, or was not to be saved because it had unsaved changes before. If this is false, saving has failed, and
   * the change is only in the editor.
   */
  readonly isSaved: boolean;
  /** What was saved in the file by the change; undefined if it was not saved. */
  readonly written: Uint8Array | undefined;
}

/**
 * Changes a file as one step of undo, and saves it if it had no unsaved changes before. Resolves to its change, followed by those of
 * other files. Rejects with a message for the writer if the file is read-only or has changed meanwhile.
 */
export async function changeFiles(answer: {
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for; undefined for a new file. */
  readonly basis?: TextBasis;
  /** Other files that must change in the same step of undo. They are not saved. */
  readonly others?: FileEdits['files'];
}): Promise<readonly [FileChange, ...FileChange[]]> {
  const uri = Uri.parse(answer.uri);
  if (await isReadOnly(uri)) throw new Error(messages.fileReadOnly(fileLabel(uri)));
  const others = answer.others ?? [];
  const { before, bytes } = answer.isNew ? nothing : await readFile(uri);
  const othersBefore = await Promise.all(others.map((other) => readFile(Uri.parse(other.uri))));
  const outcome = await applyFileEdits({ uri, isNew: answer.isNew, files: [answer, ...others] });
  if (outcome === 'changed') throw new Error(messages.fileChanged(fileLabel(uri)));
  const isSaved = outcome === 'done';
  const written = isSaved && (answer.isNew || bytes !== undefined) ? await readBytes(uri) : undefined;
  const otherChanges = othersBefore.map(async (other) => ({
    ...other,
    after: await readText(other.uri),
    isSaved: true,
    written: undefined,
  }));
  return [{ uri, before, bytes, after: await readText(uri), isSaved, written }, ...(await Promise.all(otherChanges))];
}

const nothing = { before: undefined, bytes: undefined };

async function readFile(uri: Uri): Promise<Pick<FileChange, 'uri' | 'before' | 'bytes'>> {
  const document = await workspace.openTextDocument(uri);
  return { uri, before: document.getText(), bytes: document.isDirty ? undefined : await readBytes(uri) };
}

async function readText(uri: Uri): Promise<string> {
  return (await workspace.openTextDocument(uri)).getText();
}
