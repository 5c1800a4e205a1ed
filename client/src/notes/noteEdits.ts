import { Uri, workspace } from 'vscode';
import type { AnnotateAnswer } from '../../../server/src/client';
import { applyFileEdits } from '../editing/fileEdits';
import { fileLabel } from '../editing/labels';
import { openDocument } from '../editing/openPaper';
import { messages } from '../messages/messages';

/**
 * Applies the edits to a note file that is open in the editor, so that the writer can undo them there. Saves the file if it had no
 * unsaved changes before. If the edits leave the saved file empty, the file is deleted. Resolves to false if the document is no longer
 * the version for which the edits were made, or if VS Code refuses the edits. Rejects with a message for the writer if the file can't
 * be saved.
 */
export async function applyNoteEdits(answer: Extract<AnnotateAnswer, { kind: 'edits' }>): Promise<boolean> {
  const uri = Uri.parse(answer.uri);
  const document = await openDocument(uri);
  if (document.version !== answer.version) return false;
  const outcome = await applyFileEdits({ uri, isNew: false, files: [answer] });
  if (outcome === 'unsaved') throw new Error(messages.noteUnsaved(fileLabel(uri)));
  if (outcome === 'done' && answer.isEmptied === true && !document.isDirty) await workspace.fs.delete(uri);
  return outcome === 'done';
}
