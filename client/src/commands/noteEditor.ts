import { type CommentReply, window } from 'vscode';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip, showInformation, showWarning } from '../messages/show';
import { findNoteForCommand, hideFocusedBox, returnFocusToText } from '../notes/noteAtCursor';
import type { NoteComments } from '../notes/noteComments';
import { type DraftComment, isDraftComment } from '../notes/noteDraft';
import { isNoteComment, type NoteComment } from '../notes/shownNote';
import type { Command } from './command';

/** Opens a comment box for a note on the selected words of an abstract. */
export const annotateSelection: Command = {
  id: 'marginalia.annotateSelection',
  title: 'Annotate Selection',
  section: 'digest',
  does: 'adds a note to the selected text',
  icon: 'comment',
  palette: 'marginalia.inDigest && editorHasSelection',
  menus: [{ place: 'editor', group: '1_modification@9', when: 'editorHasSelection && marginalia.inDigest' }],
  keys: [{ place: 'digestSelection', key: 'alt+m n' }],
  needsFolder: 'notes',
  run: async ({ comments }) => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !comments.digests.isDigest(editor.document)) throw new Slip(messages.notesInDigests());
    await comments.begin(editor);
  },
};

/**
 * Opens a comment box with the text of a note. The command is started by a button of a comment, or from the keyboard for the note at
 * the cursor.
 */
export const editNote: Command = {
  id: 'marginalia.editNote',
  title: 'Edit Note',
  section: 'digest',
  does: 'edits the note at the cursor',
  icon: 'edit',
  palette: 'marginalia.inDigest && (marginalia.onOpenNote || marginalia.onResolvedNote)',
  menus: [
    { place: 'note', group: 'inline@1', when: 'comment == words' },
    { place: 'noteMenu', group: '1_note@1' },
  ],
  run: async ({ comments }, argument) => {
    const editor = window.activeTextEditor;
    if (isNoteComment(argument)) await comments.editShown(argument.shown);
    // A note whose box has the keyboard focus is being edited already.
    else if (isNoteComment(comments.findFocused()?.comment)) return;
    else if (editor === undefined) throw new Slip(messages.noNoteHere());
    else await comments.beginEdit(editor, () => findNoteForCommand(comments, argument, { title: messages.titles.editNote() }));
  },
};

/**
 * Saves the text of a comment box as a new note, or adds it to the note that the thread shows. The command is started by a button below
 * the box.
 */
export const saveNote: Command = {
  id: 'marginalia.saveNote',
  title: 'Save Note',
  section: 'noteEditor',
  enablement: 'comment == draft || !commentIsEmpty',
  palette: 'never',
  menus: [
    { place: 'newNote', group: 'inline@1' },
    { place: 'noteEditor', group: 'inline@1', when: 'comment == draft' },
  ],
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

/**
 * Saves a comment that is being edited. The command is started by a button of the comment. VS Code has already stored the typed text in
 * the comment's body.
 */
export const saveNoteEdit: Command = {
  id: 'marginalia.saveNoteEdit',
  title: 'Save Changes',
  section: 'noteEditor',
  palette: 'never',
  menus: [{ place: 'noteEditor', group: 'inline@1', when: 'comment == words' }],
  run: async ({ comments }, argument) => {
    if (!isNoteComment(argument)) return;
    await comments.changeBox(async () => {
      // VS Code has closed the comment box. If the text can't be saved, it is shown in a new box.
      await returnFocusToText(argument.shown);
      await comments.changes.saveEdit(argument.shown, argument.body.value);
    });
  },
};

/**
 * Closes a comment box without saving its text, and offers to open it again if something was typed. The command is started by a button
 * below the box, or by a key in the box.
 */
export const cancelNoteEdit: Command = {
  id: 'marginalia.cancelNoteEdit',
  title: 'Cancel',
  section: 'noteEditor',
  palette: 'never',
  menus: [
    { place: 'newNote', group: 'inline@2' },
    { place: 'noteEditor', group: 'inline@2' },
  ],
  keys: [{ place: 'noteEditor', key: 'escape', does: 'cancel' }],
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

/**
 * Deletes a note, and offers to undo the deletion. Asks only if no note is at the cursor, but one is in its line. The command is started by
 * a button of a comment, or from the keyboard for the note at the cursor.
 */
export const deleteNote: Command = {
  id: 'marginalia.deleteNote',
  title: 'Delete Note',
  section: 'digest',
  does: 'deletes the note',
  icon: 'trash',
  palette: 'marginalia.inDigest && (marginalia.onOpenNote || marginalia.onResolvedNote)',
  menus: [
    { place: 'note', group: 'inline@2', when: 'comment == words' },
    { place: 'noteMenu', group: '1_note@4' },
  ],
  run: async ({ comments }, argument) => {
    const shown = await findNoteForCommand(comments, argument, {
      title: messages.titles.deleteNote(),
      askBeside: messages.deleteBeside(),
    });
    if (shown === undefined) return;
    const isInBox = comments.findFocused() !== undefined;
    const { thread, passage } = shown;
    const written = await comments.changes.remove(shown);
    if (isInBox) await returnFocusToText({ thread, passage });
    const undo = messages.undo();
    // Not awaited, because the command is done and the writer may never answer the message.
    void showInformation(messages.noteDeleted(fileLabel(written.uri)), undo).then(async (choice) => {
      if (choice === undo)
        await written.undo().catch((error: unknown) => void showWarning(error instanceof Error ? error.message : String(error)));
    });
  },
};

/** Marks a note as resolved. The command is started by a button of a thread, or from the keyboard for the note at the cursor. */
export const resolveNote: Command = {
  id: 'marginalia.resolveNote',
  title: 'Resolve Note',
  section: 'digest',
  does: 'marks the note as resolved',
  icon: 'pass',
  palette: 'marginalia.inDigest && marginalia.onOpenNote',
  menus: [
    { place: 'noteThread', group: 'navigation@3', when: 'commentThread =~ /-open$/' },
    { place: 'noteMenu', group: '1_note@2', when: 'marginalia.onOpenNote' },
  ],
  run: async ({ comments }, argument) => {
    const shown = await findNoteForCommand(comments, argument, {
      title: messages.titles.resolveNote(),
      fits: ({ note }) => !note.isResolved,
    });
    if (shown !== undefined) await comments.changes.setResolved(shown, true);
  },
};

/** Marks a resolved note as open. The command is started by a button of a thread, or from the keyboard for the note at the cursor. */
export const reopenNote: Command = {
  id: 'marginalia.reopenNote',
  title: 'Reopen Note',
  section: 'digest',
  does: 'marks the note as unresolved',
  icon: 'issue-reopened',
  palette: 'marginalia.inDigest && marginalia.onResolvedNote',
  menus: [
    { place: 'noteThread', group: 'navigation@3', when: 'commentThread =~ /-resolved$/' },
    { place: 'noteMenu', group: '1_note@3', when: 'marginalia.onResolvedNote' },
  ],
  run: async ({ comments }, argument) => {
    const shown = await findNoteForCommand(comments, argument, {
      title: messages.titles.reopenNote(),
      fits: ({ note }) => note.isResolved,
    });
    if (shown !== undefined) await comments.changes.setResolved(shown, false);
  },
};

/** Whether this is the argument that VS Code passes to the buttons below the reply box of a thread. */
function isReply(argument: unknown): argument is CommentReply {
  return (
    typeof argument === 'object' && argument !== null && 'thread' in argument && 'text' in argument && typeof argument.text === 'string'
  );
}
