import { isNoteComment } from '../notes/shownNote';
import { words } from '../words';
import type { Command } from './command';

/** A button of a comment. */
export const editNote: Command = {
  id: 'marginalia.editNote',
  title: words.titles.editNote,
  run: (_services, argument) => {
    if (isNoteComment(argument)) argument.shown.edit();
  },
};
