import { findNoteForCommand } from '../../notes/noteAtCursor';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Marks a resolved note as open. The command is started by a button of a thread, or from the keyboard for the note at the cursor. */
export const reopenNote: Command = {
  id: 'marginalia.reopenNote',
  title: messages.titles.reopenNote,
  run: async ({ comments }, argument) => {
    const shown = await findNoteForCommand(comments, argument, {
      title: messages.titles.reopenNote(),
      fits: ({ note }) => note.isResolved,
    });
    if (shown !== undefined) await comments.changes.setResolved(shown, false);
  },
};
