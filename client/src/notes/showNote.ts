import { Range, TextEditorRevealType, ViewColumn, window, type Position, type Uri } from 'vscode';
import { findVisibleEditor, openDocument } from '../editing/openPaper';

/** Opens a note file, in the editor that shows it already where there is one; at a place, or else at its end. */
export async function showNote(
  uri: Uri,
  { place: wanted, column = ViewColumn.Active }: { readonly place?: Position | undefined; readonly column?: ViewColumn },
): Promise<void> {
  const document = await openDocument(uri);
  const visible = findVisibleEditor(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const place = wanted !== undefined ? document.validatePosition(wanted) : visible === undefined ? end : undefined;
  const viewColumn = visible?.viewColumn ?? column;
  // The cursor comes with the keyboard: what is typed at once stands there.
  const editor = await window.showTextDocument(
    document,
    place === undefined ? { viewColumn } : { viewColumn, selection: new Range(place, place) },
  );
  if (place !== undefined) editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
