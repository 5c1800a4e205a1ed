import { Range, TextEditorRevealType, ViewColumn, window, type Uri } from 'vscode';
import type { LspRange } from '../../../server/src/protocol/requests';
import { toRange } from '../convert';
import { findVisibleEditor, openDocument } from '../opening';

/** Opens a note file, in the editor that shows it already where there is one; at a block, or else where the writer's own words go. */
export async function showNote(uri: Uri, { block, column = ViewColumn.Active }: { readonly block?: LspRange | undefined; readonly column?: ViewColumn }): Promise<void> {
  const document = await openDocument(uri);
  const visible = findVisibleEditor(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const place = block !== undefined ? document.validatePosition(toRange(block).start) : visible === undefined ? end : undefined;
  const viewColumn = visible?.viewColumn ?? column;
  // The cursor comes with the keyboard: what is typed at once stands there.
  const editor = await window.showTextDocument(document, place === undefined ? { viewColumn } : { viewColumn, selection: new Range(place, place) });
  if (place !== undefined) editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
