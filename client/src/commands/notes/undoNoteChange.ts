import { excerptAround } from '../../picks/excerpt';
import { escapeIcons } from '../../editing/labels';
import { messages } from '../../messages/messages';
import { showStatus } from '../../messages/showStatus';
import type { Command } from '../command';

/** Undoes the last change of a note, such as a deleted note. */
export const undoNoteChange: Command = {
  id: 'marginalia.undoNoteChange',
  title: messages.titles.undoNoteChange,
  run: async ({ notes }) => {
    const { kind, about } = await notes.undo();
    showStatus(messages.noteChangeUndone(kind, escapeIcons(excerptAround(about, []))));
  },
};
