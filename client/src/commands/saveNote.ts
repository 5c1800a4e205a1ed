import { isReply } from '../notes/commentReply';
import { isDraftComment } from '../notes/noteDraft';
import { returnKeyboard } from '../notes/returnKeyboard';
import { messages } from '../messages/messages';
import type { Command } from './command';

/** The button below a box: a new note, or more words of the one that is there. */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: messages.titles.saveNote,
  failure: 'reject',
  run: async ({ comments }, argument) => {
    if (isDraftComment(argument)) {
      // VS Code has closed the box; another one comes where the note can't be kept.
      await returnKeyboard(argument.draft.thread);
      await comments.saveDraft(argument.draft, argument.body.value);
    } else if (isReply(argument)) {
      await comments.save(argument);
      await returnKeyboard(argument.thread);
    }
  },
};
