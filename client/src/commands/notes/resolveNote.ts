import { findNoteForCommand } from '../../notes/noteAtCursor';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Marks a note as resolved. The command is started by a button of a thread, or from the keyboard for the note at the cursor. */
export const resolveNote: Command = {
  id: 'marginalia.resolveNote',
  title: messages.titles.resolveNote,
  run: async ({ comments }, argument) => {
    const shown = await findNoteForCommand(comments, argument, {
      title: messages.titles.resolveNote(),
      fits: ({ note }) => !note.isResolved,
    });
    if (shown !== undefined) await comments.changes.setResolved(shown, true);
  },
};
