import { isReply } from '../notes/commentReply';
import { isDraftComment } from '../notes/noteDraft';
import { words } from '../words';
import type { Command } from './command';

/** The button below a box: a new note, or more words of the one that is there. */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: words.titles.saveNote,
  failure: 'reject',
  run: async ({ comments }, argument) => {
    if (isDraftComment(argument)) await comments.saveDraft(argument.draft, argument.body.value);
    if (isReply(argument)) await comments.save(argument);
  },
};
