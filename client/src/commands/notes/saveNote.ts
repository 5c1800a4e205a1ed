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
    await comments.changeBox(async () => {
      if (isDraftComment(argument)) {
        // VS Code has closed the box. If the note can't be saved, its text is shown in a new box.
        await returnFocusToText(argument.draft);
        await comments.changes.saveDraft(argument.draft, argument.body.value);
      } else if (isReply(argument)) {
        const passage = comments.digests.find(argument.thread)?.passage ?? argument.thread.range;
        await comments.changes.save(argument);
        await returnFocusToText({ thread: argument.thread, passage });
      }
    });
  },
};
