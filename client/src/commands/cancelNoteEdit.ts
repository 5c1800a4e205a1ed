import { isReply } from '../notes/commentReply';
import { isDraftComment } from '../notes/noteDraft';
import { isNoteComment } from '../notes/shownNote';
import { words } from '../words';
import type { Command } from './command';

/** The other button below a box: what was typed into it is thrown away. */
export const cancelNoteEdit: Command = {
  id: 'marginalia.cancelNoteEdit',
  title: words.titles.cancelNoteEdit,
  run: (_services, argument) => {
    if (isNoteComment(argument)) argument.shown.endEdit();
    else if (isDraftComment(argument)) argument.draft.dispose();
    // VS Code empties the box; a thread without a note goes with it.
    else if (isReply(argument) && argument.thread.comments.length === 0) argument.thread.dispose();
  },
};
