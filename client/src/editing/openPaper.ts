import { Range, Selection, type TextDocument, type TextEditor, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';
import type { LspLocation } from '../../../server/src/client';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';
import { fileLabel } from './labels';
import { toRange } from './positions';

/**
 * Opens the file that contains the paper at the first place where the library has found the paper. If an editor already shows the file,
 * that editor is used. Rejects with a message for the writer if there is no such paper.
 */
export async function openPaper(library: Library, key: string): Promise<void> {
  const paper = await library.paper(key);
  if (paper === undefined) return;
  const place = paper?.places[0];
  if (place === undefined) throw new Error(messages.noSuchPaper(key));
  await openPlace(place);
}

export async function openPlace(place: LspLocation): Promise<void> {
  const { start } = toRange(place.range);
  await show(place, new Range(start, start));
}

/** Like `openPlace`, but the text of the place is selected. */
export async function openPassage(place: LspLocation): Promise<void> {
  await show(place, toRange(place.range));
}

async function show(place: LspLocation, selected: Range): Promise<void> {
  const document = await openDocument(Uri.parse(place.uri));
  const visible = findVisibleEditor(document);
  const range = document.validateRange(selected);
  const editor = await window.showTextDocument(document, { viewColumn: visible?.viewColumn ?? ViewColumn.Active });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * Opens a document. Rejects with a message for the writer if that is not possible, for example because the file was deleted or is too
 * large for an editor.
 */
export async function openDocument(uri: Uri): Promise<TextDocument> {
  try {
    return await workspace.openTextDocument(uri);
  } catch (error) {
    throw new Error(messages.cannotOpen(fileLabel(uri), error instanceof Error ? error.message : String(error)));
  }
}

/** An editor that shows the document, preferably the active one. undefined if the document is not visible. */
export function findVisibleEditor(document: TextDocument): TextEditor | undefined {
  const active = window.activeTextEditor;
  if (active?.document === document) return active;
  return window.visibleTextEditors.find((editor) => editor.document === document && editor.viewColumn !== undefined);
}
