import { isReply } from '../../notes/commentReply';
import { isDraftComment } from '../../notes/noteDraft';
import { returnKeyboard } from '../../notes/returnKeyboard';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** The button below a comment box: saves a new note, or adds to the existing one. */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: messages.titles.saveNote,
  failure: 'reject',
  run: async ({ comments }, argument) => {
    if (isDraftComment(argument)) {
      // VS Code has closed the box. If the note can't be saved, the text is shown in a new one.
      await returnKeyboard(argument.draft.thread);
      await comments.changes.saveDraft(argument.draft, argument.body.value);
    } else if (isReply(argument)) {
      await comments.changes.save(argument);
      await returnKeyboard(argument.thread);
    }
  },
};
