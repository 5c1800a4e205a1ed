import { returnFocusToText } from '../../notes/returnFocusToText';
import { isNoteComment } from '../../notes/shownNote';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/**
 * Saves a comment that is being edited. The command is started by a button of the comment. VS Code has already stored the typed text in
 * the comment's body.
 */
export const saveNoteEdit: Command = {
  id: 'marginalia.saveNoteEdit',
  title: messages.titles.saveNoteEdit,
  run: async ({ comments }, argument) => {
    if (!isNoteComment(argument)) return;
    await comments.changeBox(async () => {
      // VS Code has closed the comment box. If the text can't be saved, it is shown in a new box.
      await returnFocusToText(argument.shown);
      await comments.changes.saveEdit(argument.shown, argument.body.value);
    });
  },
};
