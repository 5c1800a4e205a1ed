import { Range, window } from 'vscode';
import type { DigestCorrectionParams } from '../../../server/src/protocol/requests';
import { digestLanguageId } from '../editing/documents';
import { fromPosition } from '../editing/positions';
import { fileLabel } from '../editing/labels';
import { changeFile, type FileChange } from '../editing/fileChange';
import { undoFileChange } from '../editing/undoFileChanges';
import type { Library } from '../server/library';
import { findVisibleEditor, openDocument } from '../editing/openPaper';
import { messages } from '../messages/messages';
import { showInformation, showWarning } from '../messages/show';

/**
 * Corrects how the selected part of a digest is read: changes the file of corrections as one step of undo. If the server refuses the
 * correction, a message shows the reason. Rejects with a message for the writer if the file can't be changed or saved.
 */
export async function correctDigest(library: Library, kind: DigestCorrectionParams['kind']): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !(editor.document.languageId === digestLanguageId || library.isDigest(editor.document.uri.toString())))
    throw new Error(messages.correctionsInDigests());
  const { start, end } = editor.selection;
  const answer = await library.digestCorrection({
    uri: editor.document.uri.toString(),
    range: { start: fromPosition(start), end: fromPosition(end) },
    kind,
  });
  if (answer === undefined) return;
  if (answer.kind === 'refused') {
    void showInformation(answer.reason);
    return;
  }
  if (answer.edits.length === 0) return;
  const change = await changeFile(answer);
  if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
  // Not awaited, because the command is done and the writer may never answer the message.
  void offerBack(messages.corrected(kind, answer.title, fileLabel(change.uri)), change);
}

/** Shows which correction was made and in which file. Buttons undo the correction and open the file. */
async function offerBack(message: string, change: FileChange): Promise<void> {
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
