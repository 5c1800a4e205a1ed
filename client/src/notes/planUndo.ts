import { Range, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { LspTextEdit } from '../../../server/src/protocol/requests';
import { fileLabel, toRange } from '../convert';
import { words } from '../words';

/** What takes edits of a document back, planned before they are made. It rejects where something else was changed since. */
export function planUndo(document: TextDocument, edits: readonly LspTextEdit[]): (document: TextDocument) => Promise<void> {
  const before = document.getText();
  let after = before;
  let shift = 0;
  const spans = edits
    .map(({ range, newText }) => ({ start: document.offsetAt(toRange(range).start), end: document.offsetAt(toRange(range).end), newText }))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, newText }) => {
      const former = before.slice(start, end);
      const at = start + shift;
      after = after.slice(0, at) + newText + after.slice(end + shift);
      shift += newText.length - former.length;
      return { start: at, end: at + newText.length, former };
    });
  return async (now) => {
    const isDirty = now.isDirty;
    const isSame = now.getText() === after;
    const edit = new WorkspaceEdit();
    for (const { start, end, former } of spans) edit.replace(now.uri, new Range(now.positionAt(start), now.positionAt(end)), former);
    if (!isSame || !(await workspace.applyEdit(edit))) throw new Error(words.noteChangedSince(fileLabel(now.uri)));
    if (!isDirty) await now.save();
  };
}
