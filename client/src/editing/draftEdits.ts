import { Selection, workspace, WorkspaceEdit } from 'vscode';
import type { LspTextEdit } from '../../../server/src/protocol/requests';
import { writeEntries, type Addition } from '../citing/bibliography';
import { fileLabel, toRange } from './convert';
import type { DraftTarget } from './draftTracker';
import { findVisibleEditor } from './openPaper';
import { messages } from '../messages/messages';

/** Makes the edits as one step of undo, and leaves the cursor where it was. Rejects where the draft is not the `version` that was asked for. */
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
 * The same together with entries for the draft's bibliography, which is saved where nothing unsaved stood in it before: all is
 * one step of undo. Rejects with words for the writer.
 */
export async function applyDraftEditsWithEntries(
  target: DraftTarget,
  version: number,
  edits: readonly LspTextEdit[],
  addition: Addition,
): Promise<void> {
  const { document } = target;
  if (document.version !== version) throw new Error(messages.draftChanged(fileLabel(document.uri)));
  await writeEntries({ ...addition, files: [{ uri: document.uri.toString(), edits }, ...addition.files] });
  if (edits.every(({ range }) => !toRange(range).start.isBefore(target.position))) putCursorBack(target);
}

/** VS Code moves a cursor behind what is inserted at it; the writer's own place is above. */
function putCursorBack({ document, position }: DraftTarget): void {
  const editor = findVisibleEditor(document);
  if (editor !== undefined) editor.selection = new Selection(position, position);
}
