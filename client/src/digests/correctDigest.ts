import { window } from 'vscode';
import type { DigestCorrectionParams } from '../../../server/src/client';
import { digestLanguageId } from '../editing/documents';
import { fromPosition } from '../editing/positions';
import { fileLabel } from '../editing/labels';
import { changeFile } from '../editing/fileChange';
import { offerUndo } from '../editing/offerUndo';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';
import { Slip } from '../messages/slip';
import { showInformation } from '../messages/show';

/**
 * Corrects how the selected part of a digest is read: changes the file of corrections as one step of undo. If the server refuses the
 * correction, a message shows the reason. Rejects with a message for the writer if the file can't be changed or saved.
 */
export async function correctDigest(library: Library, kind: DigestCorrectionParams['kind']): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !(editor.document.languageId === digestLanguageId || library.isDigest(editor.document.uri.toString())))
    throw new Slip(messages.correctionsInDigests());
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
  void offerUndo(messages.corrected(kind, answer.title, fileLabel(change.uri)), change);
}
