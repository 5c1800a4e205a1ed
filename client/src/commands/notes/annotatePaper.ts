import { ViewColumn } from 'vscode';
import { showNote } from '../../notes/showNote';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** Opens the note of a paper beside the editor, and creates it if there is none. For a row of the tree, a link of a hover, or the paper under the cursor. */
export const annotatePaper: Command = {
  id: 'marginalia.annotatePaper',
  title: messages.titles.annotatePaper,
  run: async ({ library, notes }, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Error(messages.noPaperHere());
    const { uri, room } = await notes.write({ kind: 'create', key });
    await showNote(uri, { place: room, column: ViewColumn.Beside });
  },
};
