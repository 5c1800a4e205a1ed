import { isReply } from '../../notes/commentReply';
import { isDraftComment } from '../../notes/noteDraft';
import { returnFocusToText } from '../../notes/returnFocusToText';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/**
 * Saves the text of a comment box as a new note, or adds it to the note that the thread shows. The command is started by a button below
 * the box.
 */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: messages.titles.saveNote,
  failure: 'reject',
  run: async ({ comments }, argument) => {
    if (isDraftComment(argument)) await comments.saveDraft(argument.draft, argument.body.value);
    else if (isReply(argument)) {
      await comments.changes.save(argument);
      await returnFocusToText(argument.thread);
    }
  },
};
