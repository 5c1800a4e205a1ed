import { findWantedNote } from '../notes/noteAtCursor';
import { words } from '../words';
import type { Command } from './command';

/** A button of a thread; from the keyboard, the note at the cursor. */
export const reopenNote: Command = {
  id: 'marginalia.reopenNote',
  title: words.titles.reopenNote,
  run: async ({ comments }, argument) => {
    const shown = await findWantedNote(comments, argument, { title: words.titles.reopenNote(), fits: ({ note }) => note.isResolved });
    if (shown !== undefined) await comments.setResolved(shown, false);
  },
};
