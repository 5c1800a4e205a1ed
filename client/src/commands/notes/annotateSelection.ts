import { window } from 'vscode';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Opens a comment box for a note on the selected words of an abstract. */
export const annotateSelection: Command = {
  id: 'marginalia.annotateSelection',
  title: messages.titles.annotateSelection,
  needsFolder: 'notes',
  run: async ({ comments }) => {
    const editor = window.activeTextEditor;
    if (editor === undefined || !comments.digests.isDigest(editor.document)) throw new Slip(messages.notesInDigests());
    await comments.begin(editor);
  },
};
