import { Selection, WorkspaceEdit, workspace } from 'vscode';
import type { LspTextEdit } from '../../../server/src/client';
import { type BibliographyEdits, writeEntries } from '../citing/bibliography';
import { messages } from '../messages/messages';
import type { DraftTarget } from './draftTracker';
import type { FileChange } from './fileChange';
import { fileLabel } from './labels';
import { findVisibleEditor } from './openPaper';
import { toRange } from './positions';

/**
 * Applies the edits as one step of undo. If all edits are at or after the position of `target`, the cursor is put at that position.
 * Rejects with a message for the writer if the draft has changed since `version`.
 */
export async function applyDraftEdits(target: DraftTarget, version: number, edits: readonly LspTextEdit[]): Promise<void> {
  const { document } = target;
  if (document.version !== version) throw new Error(messages.draftChanged(fileLabel(document.uri)));
  if (edits.length === 0) return;
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  if (!(await workspace.applyEdit(edit))) throw new Error(messages.draftChanged(fileLabel(document.uri)));
  if (edits.every(({ range }) => !toRange(range).start.isBefore(target.position))) putCursorBack(target);
}

/**
 * Like `applyDraftEdits`, but also adds entries to the draft's bibliography in the same step of undo. The bibliography is saved if it
 * had no unsaved changes before. Resolves to the changes of all files. Also rejects with a message for the writer if the entries can't be
 * added.
 */
export async function applyDraftEditsWithEntries(
  target: DraftTarget,
  version: number,
  edits: readonly LspTextEdit[],
  addition: BibliographyEdits,
): Promise<readonly FileChange[]> {
  const { document } = target;
  if (document.version !== version) throw new Error(messages.draftChanged(fileLabel(document.uri)));
  const changes = await writeEntries({ ...addition, files: [{ uri: document.uri.toString(), edits }, ...addition.files] });
  if (edits.every(({ range }) => !toRange(range).start.isBefore(target.position))) putCursorBack(target);
  return changes;
}

/** When text is inserted at the cursor, VS Code moves the cursor to the end of that text. This function moves the cursor back. */
function putCursorBack({ document, position }: DraftTarget): void {
  const editor = findVisibleEditor(document);
  if (editor !== undefined) editor.selection = new Selection(position, position);
}
