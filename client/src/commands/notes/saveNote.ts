import { isReply } from '../../notes/commentReply';
import { isDraftComment } from '../../notes/noteDraft';
import { returnKeyboard } from '../../notes/returnKeyboard';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Started by the button below a comment box. Saves a new note, or adds the text to the existing note. */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: messages.titles.saveNote,
  failure: 'reject',
  run: async ({ comments }, argument) => {
    if (isDraftComment(argument)) {
      // VS Code has closed the box. If the note can't be saved, its text is shown in a new box.
      await returnKeyboard(argument.draft.thread);
      await comments.changes.saveDraft(argument.draft, argument.body.value);
    } else if (isReply(argument)) {
      await comments.changes.save(argument);
      await returnKeyboard(argument.thread);
    }
  },
};
