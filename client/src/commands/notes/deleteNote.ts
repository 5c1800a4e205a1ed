import { window } from 'vscode';
import { fileLabel } from '../../editing/convert';
import { findWantedNote } from '../../notes/noteAtCursor';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** A button of a comment; started from the keyboard, it is for the note at the cursor. Deletes at once, and offers to undo. */
export const deleteNote: Command = {
  id: 'marginalia.deleteNote',
  title: messages.titles.deleteNote,
  run: async ({ comments }, argument) => {
    const shown = await findWantedNote(comments, argument, { title: messages.titles.deleteNote() });
    if (shown === undefined) return;
    const written = await comments.changes.remove(shown);
    const undo = messages.undo();
    // Not awaited: the command is done, and the writer may never answer the message.
    void window.showInformationMessage(messages.noteDeleted(fileLabel(written.uri)), undo).then(async (choice) => {
      if (choice === undo)
        await written
          .undo()
          .catch((error: unknown) => void window.showWarningMessage(error instanceof Error ? error.message : String(error)));
    });
  },
};
