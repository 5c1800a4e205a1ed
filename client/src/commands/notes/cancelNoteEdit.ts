import { isReply } from '../../notes/commentReply';
import { hideFocusedBox } from '../../notes/hideFocusedBox';
import type { NoteComments } from '../../notes/noteComments';
import { isDraftComment, type DraftComment } from '../../notes/noteDraft';
import { returnFocusToText } from '../../notes/returnFocusToText';
import { isNoteComment, type NoteComment } from '../../notes/shownNote';
import { messages } from '../../messages/messages';
import { showInformation, showWarning } from '../../messages/show';
import type { Command } from '../command';

/**
 * Closes a comment box without saving its text, and offers to open it again if something was typed. The command is started by a button
 * below the box, or by a key in the box.
 */
export const cancelNoteEdit: Command = {
  id: 'marginalia.cancelNoteEdit',
  title: messages.titles.cancelNoteEdit,
  run: async ({ comments }, argument) => {
    const focused = argument === undefined ? comments.findFocused() : undefined;
    if (focused !== undefined) await cancel(comments, focused.comment, focused.typed);
    else if (argument === undefined) await comments.changeBox(() => hideFocusedBox(comments.digests));
    // VS Code has stored the typed text in the comment's body.
    else if (isNoteComment(argument) || isDraftComment(argument)) await cancel(comments, argument, argument.body.value);
    else if (isReply(argument))
      await comments.changeBox(async () => {
        // VS Code empties the box itself. A thread that contains no note is removed.
        if (argument.thread.comments.length === 0) argument.thread.dispose();
        await returnFocusToText({
          thread: argument.thread,
          passage: comments.digests.find(argument.thread)?.passage ?? argument.thread.range,
        });
      });
  },
};

async function cancel(comments: NoteComments, comment: DraftComment | NoteComment, typed: string): Promise<void> {
  const was = isDraftComment(comment) ? '' : comment.shown.was;
  await comments.changeBox(async () => {
    if (isDraftComment(comment)) comment.draft.dispose();
    else comment.shown.endEdit();
    await returnFocusToText(isDraftComment(comment) ? comment.draft : comment.shown);
  });
  if (typed.trim() === was.trim()) return;
  const undo = messages.undo();
  // Not awaited, because the command is done and the writer may never answer the message.
  void showInformation(messages.wordsNotSaved(), undo).then(async (choice) => {
    if (choice === undo)
      await comments
        .openAgain(comment, typed)
        .catch((error: unknown) => void showWarning(error instanceof Error ? error.message : String(error)));
  });
}
