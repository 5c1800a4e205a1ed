import { returnKeyboard } from '../../notes/returnKeyboard';
import { isNoteComment } from '../../notes/shownNote';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** A button of a comment that is being edited. VS Code has put the typed text into the comment's body. */
export const saveNoteEdit: Command = {
  id: 'marginalia.saveNoteEdit',
  title: messages.titles.saveNoteEdit,
  run: async ({ comments }, argument) => {
    if (!isNoteComment(argument)) return;
    // VS Code has closed the box. If the text can't be saved, it is shown in a new one.
    await returnKeyboard(argument.shown.thread);
    await comments.changes.saveEdit(argument.shown, argument.body.value);
  },
};
