import { Range, Selection, TextEditorRevealType, ViewColumn, window, type Uri } from 'vscode';
import type { LspRange } from '../../../server/src/protocol/requests';
import { toRange } from '../convert';
import { findVisibleEditor, openDocument } from '../opening';

/** Opens a note file, in the editor that shows it already where there is one; at a block, or else where the writer's own words go. */
export async function showNote(uri: Uri, { block, column = ViewColumn.Active }: { readonly block?: LspRange | undefined; readonly column?: ViewColumn }): Promise<void> {
  const document = await openDocument(uri);
  const visible = findVisibleEditor(document);
  const editor = await window.showTextDocument(document, { viewColumn: visible?.viewColumn ?? column });
  if (block === undefined && visible !== undefined) return;
  const place = block === undefined ? document.lineAt(document.lineCount - 1).range.end : document.validatePosition(toRange(block).start);
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
