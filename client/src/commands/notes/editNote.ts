import { window } from 'vscode';
import { findNoteForCommand } from '../../notes/noteAtCursor';
import { isNoteComment } from '../../notes/shownNote';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/**
 * Opens a comment box with the text of a note. The command is started by a button of a comment, or from the keyboard for the note at
 * the cursor.
 */
export const editNote: Command = {
  id: 'marginalia.editNote',
  title: messages.titles.editNote,
  run: async ({ comments }, argument) => {
    const editor = window.activeTextEditor;
    if (isNoteComment(argument)) await comments.editShown(argument.shown);
    // A note whose box has the keyboard focus is being edited already.
    else if (isNoteComment(comments.findFocused()?.comment)) return;
    else if (editor === undefined) throw new Slip(messages.noNoteHere());
    else await comments.beginEdit(editor, () => findNoteForCommand(comments, argument, { title: messages.titles.editNote() }));
  },
};
