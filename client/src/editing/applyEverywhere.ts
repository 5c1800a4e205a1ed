import { type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';
import { checksumText, type LspTextEdit, type TextBasis } from '../../../server/src/client';
import type { FileChange } from './fileChange';
import { isReadOnly, openIfText } from './fileEdits';
import { toRange } from './positions';
import { isMisread, readBytes } from './savedBytes';

/** Edits of several files, by URI. */
export interface EditsOfFiles {
  readonly edits: Readonly<Record<string, readonly LspTextEdit[]>>;
  /** The texts that the edits are for. */
  readonly basis?: Readonly<Record<string, TextBasis>>;
  /** The URI of the file that must not exist yet. All others must exist. */
  readonly creates?: string;
}

/** What became of edits of several files. */
export interface AppliedEverywhere {
  /**
   * The files that are not what the edits are for: they came, went or changed meanwhile, or have changes that the server does not know.
   * If there are any, nothing was written.
   */
  readonly outdated: readonly Uri[];
  /** The files that were left as they are, because they can't be written. */
  readonly readOnly: readonly Uri[];
  /** The files that were left as they are, because the editor reads them in another encoding than they have. */
  readonly misread: readonly Uri[];
  /** What was written, one change a file. */
  readonly changes: readonly FileChange[];
}

interface FileToEdit {
  readonly uri: Uri;
  readonly edits: readonly LspTextEdit[];
  readonly checksum: string | undefined;
  readonly isNew: boolean;
  readonly exists: boolean;
  readonly isReadOnly: boolean;
  readonly isMisread: boolean;
  /** undefined if there is no such file. */
  readonly document: TextDocument | undefined;
  /** What is saved in the file; undefined if there is no such file, or if it has unsaved changes. */
  readonly bytes: Uint8Array | undefined;
}

/** Applies edits of several files as one step of undo. Files that had no unsaved changes before are saved. */
export async function applyEverywhere({ edits, basis, creates }: EditsOfFiles): Promise<AppliedEverywhere> {
  const files = await Promise.all(Object.entries(edits).map(([id, own]) => prepare(id, own, basis?.[id]?.checksum, id === creates)));
  const readOnly = files.filter((file) => file.isReadOnly).map(({ uri }) => uri);
  const misread = files.filter((file) => file.isMisread && !file.isReadOnly).map(({ uri }) => uri);
  const changed = files.filter((file) => !file.isReadOnly && !file.isMisread && file.edits.length > 0);
  // From here until the edit is on its way nothing is waited for, so no document changes. VS Code refuses the edit if one does after that.
  const outdated = changed.filter((file) => !isAsRead(file)).map(({ uri }) => uri);
  if (outdated.length > 0 || changed.length === 0) return { outdated, readOnly, misread, changes: [] };
  const before = changed.map((file) => ({ ...file, before: file.isNew ? undefined : file.document?.getText() }));
  const edit = new WorkspaceEdit();
  // First, since VS Code refuses what follows if the file has been created meanwhile.
  for (const { uri, isNew } of changed) if (isNew) edit.createFile(uri);
  for (const { uri, edits: own } of changed) for (const { range, newText } of own) edit.replace(uri, toRange(range), newText);
  if (!(await workspace.applyEdit(edit))) return { outdated: changed.map(({ uri }) => uri), readOnly, misread, changes: [] };
  const changes: FileChange[] = [];
  for (const file of before) changes.push(await save(file));
  return { outdated: [], readOnly, misread, changes };
}

async function prepare(id: string, edits: readonly LspTextEdit[], checksum: string | undefined, isNew: boolean): Promise<FileToEdit> {
  const uri = Uri.parse(id);
  const hadChanges = hasUnsavedChanges(uri);
  const saved = await readBytes(uri);
  const exists = hadChanges || saved !== undefined;
  const document = exists ? await openIfText(uri) : undefined;
  return {
    uri,
    edits,
    checksum,
    isNew,
    exists,
    isReadOnly: await isReadOnly(uri),
    isMisread: saved !== undefined && document !== undefined && (await isMisread(saved, document)),
    document,
    bytes: hadChanges ? undefined : saved,
  };
}

/** Whether the file is what its edits are for. */
function isAsRead({ exists, isNew, checksum, document }: FileToEdit): boolean {
  if (isNew || !exists) return isNew && !exists;
  return document !== undefined && checksumText(document.getText()) === checksum;
}

async function save({ uri, before, bytes, isNew }: FileToEdit & { readonly before: string | undefined }): Promise<FileChange> {
  const document = await workspace.openTextDocument(uri);
  const isToSave = bytes !== undefined || isNew;
  const isSaved = !isToSave || (await document.save());
  return { uri, before, bytes, after: document.getText(), isSaved, written: isToSave && isSaved ? await readBytes(uri) : undefined };
}

function hasUnsavedChanges(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}
