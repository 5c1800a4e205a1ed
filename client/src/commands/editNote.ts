import { window } from 'vscode';
import { findWantedNote } from '../notes/noteAtCursor';
import { isNoteComment } from '../notes/shownNote';
import { words } from '../words';
import type { Command } from './command';

/** A button of a comment; from the keyboard, the note at the cursor. */
export const editNote: Command = {
  id: 'marginalia.editNote',
  title: words.titles.editNote,
  run: async ({ comments }, argument) => {
    const editor = window.activeTextEditor;
    if (isNoteComment(argument)) argument.shown.edit();
    else if (editor === undefined) throw new Error(words.noNoteHere());
    else await comments.beginEdit(editor, () => findWantedNote(comments, argument, { title: words.titles.editNote() }));
  },
};
