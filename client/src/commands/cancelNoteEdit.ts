import { isNoteComment } from '../notes/shownNote';
import { words } from '../words';
import type { Command } from './command';

/** A button of a comment that is being edited. */
export const cancelNoteEdit: Command = {
  id: 'marginalia.cancelNoteEdit',
  title: words.titles.cancelNoteEdit,
  run: (_services, argument) => {
    if (isNoteComment(argument)) argument.shown.endEdit();
  },
};
