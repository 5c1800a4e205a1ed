import { Range, window } from 'vscode';
import { messages } from '../messages/messages';
import { showInformation, showWarning } from '../messages/show';
import type { FileChange } from './fileChange';
import { fileLabel } from './labels';
import { findVisibleEditor, openDocument } from './openPaper';
import { undoFileChange } from './undoFileChanges';

/** Shows a message about a change of a file. Buttons undo the change and open the file. */
export async function offerUndo(message: string, change: FileChange): Promise<void> {
  const [undo, open] = [messages.undo(), messages.openFile(fileLabel(change.uri))];
  try {
    const choice = await showInformation(message, undo, open);
    if (choice === undo) await undoFileChange(change);
    if (choice === open) await showEnd(change);
  } catch (error) {
    void showWarning(error instanceof Error ? error.message : String(error));
  }
}

async function showEnd({ uri }: FileChange): Promise<void> {
  const document = await openDocument(uri);
  const { end } = document.lineAt(Math.max(0, document.lineCount - 2)).range;
  const column = findVisibleEditor(document)?.viewColumn;
  await window.showTextDocument(document, {
    preview: false,
    selection: new Range(end, end),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}
