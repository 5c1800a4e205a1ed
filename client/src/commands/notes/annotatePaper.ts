import { ViewColumn } from 'vscode';
import { showNote } from '../../notes/showNote';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { findKey, type Command } from '../command';

/**
 * Opens the note of a paper beside the editor, and creates the note if there is none. The paper is that of a tree row or of a link in a
 * hover, or else the one at the cursor.
 */
export const annotatePaper: Command = {
  id: 'marginalia.annotatePaper',
  title: messages.titles.annotatePaper,
  needsFolder: 'notes',
  run: async ({ library, notes }, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const { uri, room } = await notes.write({ kind: 'create', key });
    await showNote(uri, { place: room, column: ViewColumn.Beside });
  },
};
