import { type Position, Range, TextEditorRevealType, type Uri, ViewColumn, window } from 'vscode';
import { findVisibleEditor, openDocument } from '../editing/openPaper';

/**
 * Shows a note file, if possible in the editor that already shows it. The cursor moves to `place`. Without a `place`, the cursor moves
 * to the end of the file if the file was not visible. Without `preview`, the writer's settings decide whether the next file takes the tab.
 */
export async function showNote(
  uri: Uri,
  {
    place: wanted,
    column = ViewColumn.Active,
    preview,
  }: { readonly place?: Position | undefined; readonly column?: ViewColumn; readonly preview?: boolean },
): Promise<void> {
  const document = await openDocument(uri);
  const visible = findVisibleEditor(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const place = wanted !== undefined ? document.validatePosition(wanted) : visible === undefined ? end : undefined;
  const viewColumn = visible?.viewColumn ?? column;
  // The call that gives the editor the keyboard focus also sets the cursor, so that letters typed immediately afterwards are inserted
  // there.
  const editor = await window.showTextDocument(document, {
    viewColumn,
    ...(place === undefined ? {} : { selection: new Range(place, place) }),
    ...(preview === undefined ? {} : { preview }),
  });
  if (place !== undefined) editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
