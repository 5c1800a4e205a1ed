import { Position, Uri, window } from 'vscode';
import type { LspPosition } from '../../../../server/src/client';
import { openDocument } from '../../editing/openPaper';
import { runUncitedPick } from '../../picks/uncitedPick';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/**
 * Lists the papers on a section's topic that are not cited in the section. The section is that of a code lens, or else the one that
 * contains the cursor.
 */
export const showUncitedPapers: Command = {
  id: 'marginalia.showUncitedPapers',
  title: messages.titles.showUncitedPapers,
  run: async (services, uri, position) => {
    const editor = window.activeTextEditor;
    if (typeof uri === 'string' && typeof position === 'object' && position !== null) {
      const { line, character } = position as LspPosition;
      return runUncitedPick(services, await openDocument(Uri.parse(uri)), new Position(line, character));
    }
    if (editor === undefined) throw new Slip(messages.noDraft());
    return runUncitedPick(services, editor.document, editor.selection.active);
  },
};
