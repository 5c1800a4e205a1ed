import { Uri, type Position } from 'vscode';
import type { LspRange } from '../../../../server/src/client';
import { toPosition } from '../../editing/positions';
import { pickNoteFile } from '../../notes/pickNoteFile';
import { showNote } from '../../notes/showNote';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { isNoteComment } from '../../notes/shownNote';
import { isNoteNode } from '../../views/noteNodes';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { findKey, type Command } from '../command';

/**
 * Opens a note file: at the note of a tree row, a thread or the box with the keyboard focus, or else the note file of a given paper or of
 * the paper at the cursor.
 */
export const openNote: Command = {
  id: 'marginalia.openNote',
  title: messages.titles.openNote,
  run: async ({ library, notes, comments }, argument) => {
    if (isNoteNode(argument)) return showNote(Uri.parse(argument.note.uri), { place: startOf(argument.annotation?.block) });
    const focused = argument === undefined ? comments.findFocused()?.comment : undefined;
    const shown = isNoteComment(focused) ? focused.shown : comments.digests.find(argument);
    if (shown !== undefined) return showNote(Uri.parse(shown.note.note), { place: startOf(shown.note.block) });
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const uri = await pickNoteFile(notes, key);
    if (uri !== undefined) await showNote(Uri.parse(uri), {});
  },
};

function startOf(block: LspRange | undefined): Position | undefined {
  return block === undefined ? undefined : toPosition(block.start);
}
