import { fileLabel } from '../../editing/labels';
import { findNoteForCommand } from '../../notes/noteAtCursor';
import { returnFocusToText } from '../../notes/returnFocusToText';
import { messages } from '../../messages/messages';
import { showInformation, showWarning } from '../../messages/show';
import type { Command } from '../command';

/**
 * Deletes a note, and offers to undo the deletion. Asks only if no note is at the cursor, but one is in its line. The command is started by
 * a button of a comment, or from the keyboard for the note at the cursor.
 */
export const deleteNote: Command = {
  id: 'marginalia.deleteNote',
  title: messages.titles.deleteNote,
  run: async ({ comments }, argument) => {
    const shown = await findNoteForCommand(comments, argument, {
      title: messages.titles.deleteNote(),
      askBeside: messages.deleteBeside(),
    });
    if (shown === undefined) return;
    const isInBox = comments.findFocused() !== undefined;
    const { thread, passage } = shown;
    const written = await comments.changes.remove(shown);
    if (isInBox) await returnFocusToText({ thread, passage });
    const undo = messages.undo();
    // Not awaited, because the command is done and the writer may never answer the message.
    void showInformation(messages.noteDeleted(fileLabel(written.uri)), undo).then(async (choice) => {
      if (choice === undo)
        await written.undo().catch((error: unknown) => void showWarning(error instanceof Error ? error.message : String(error)));
    });
  },
};
