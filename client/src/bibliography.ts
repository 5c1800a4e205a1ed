import { env, FileType, Uri, window, workspace, WorkspaceEdit, FilePermission } from 'vscode';
import type { AddToBibliographyAnswer } from '../../server/src/protocol/requests';
import { fileLabel, toRange } from './convert';
import { words } from './words';

type Addition = Extract<AddToBibliographyAnswer, { kind: 'edits' }>;

/**
 * Writes entries into a bibliography as one step of undo, and saves the file where nothing unsaved stood in it before.
 * Where the file takes no changes, the entries go to the clipboard. Rejects with words for the writer.
 */
export async function writeEntries(addition: Addition): Promise<void> {
  const uri = Uri.parse(addition.bibliography);
  const label = fileLabel(uri);
  if (await isReadOnly(uri)) {
    await env.clipboard.writeText(entriesOf(addition));
    throw new Error(words.bibliographyReadOnly(label));
  }
  const hadChanges = workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
  const edit = new WorkspaceEdit();
  if (addition.isNew) edit.createFile(uri, { ignoreIfExists: true });
  for (const file of addition.files) for (const { range, newText } of file.edits) edit.replace(Uri.parse(file.uri), toRange(range), newText);
  if (!(await workspace.applyEdit(edit))) throw new Error(words.bibliographyChanged(label));
  if (hadChanges) return;
  const document = await workspace.openTextDocument(uri);
  if (!(await document.save())) throw new Error(words.bibliographyUnsaved(label));
}

/** What is added, as text: the file takes it at one place. */
function entriesOf({ bibliography, files }: Addition): string {
  return (files.find(({ uri }) => uri === bibliography)?.edits ?? []).map(({ newText }) => newText).join('').trim();
}

/** A file that is not there yet can be written, as far as anybody knows. */
async function isReadOnly(uri: Uri): Promise<boolean> {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions, type } = await workspace.fs.stat(uri);
    return type === FileType.Directory || permissions === FilePermission.Readonly;
  } catch {
    return false;
  }
}

/** Lets the writer choose the bibliography of a draft that names none; undefined where they leave the list. */
export async function pickBibliography(file: string, candidates: readonly { readonly uri: string; readonly exists: boolean }[]): Promise<string | undefined> {
  const rows = candidates.map(({ uri, exists }) => ({
    label: exists ? `$(book) ${fileLabel(Uri.parse(uri))}` : `$(new-file) ${words.newBibliography(fileLabel(Uri.parse(uri)))}`,
    uri,
  }));
  const chosen = await window.showQuickPick(rows, { title: words.titles.addToBibliography(), placeHolder: words.chooseBibliography(file) });
  return chosen?.uri;
}
