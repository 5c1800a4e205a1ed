import type { CommentThread } from 'vscode';
import { isReply } from '../../notes/commentReply';
import { isDraftComment } from '../../notes/noteDraft';
import { returnFocusToText } from '../../notes/returnFocusToText';
import { isNoteComment } from '../../notes/shownNote';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Closes a comment box without saving its text. The command is started by a button below the box. */
export const cancelNoteEdit: Command = {
  id: 'marginalia.cancelNoteEdit',
  title: messages.titles.cancelNoteEdit,
  run: async ({ comments }, argument) => {
    await comments.changeBox(async () => {
      const thread = closeBox(argument);
      if (thread !== undefined) await returnFocusToText(thread);
    });
  },
};

/** Closes the box and returns its thread; undefined if the argument belongs to no box. */
function closeBox(argument: unknown): CommentThread | undefined {
  if (isNoteComment(argument)) {
    argument.shown.endEdit();
    return argument.shown.thread;
  }
  if (isDraftComment(argument)) {
    argument.draft.dispose();
    return argument.draft.thread;
  }
  if (!isReply(argument)) return undefined;
  // VS Code empties the box itself. A thread that contains no note is removed.
  if (argument.thread.comments.length === 0) argument.thread.dispose();
  return argument.thread;
}
