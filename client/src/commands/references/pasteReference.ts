import { env, window } from 'vscode';
import { applyFileEdits } from '../../editing/fileEdits';
import { fileLabel } from '../../editing/labels';
import { messages } from '../../messages/messages';
import { showStatus } from '../../messages/showStatus';
import type { Command } from '../command';
import { completeReferences } from './completeReferences';
import { getEntryAtCursor, readEntryPlace } from '../../editing/entryAtCursor';

/** Puts the reference on the clipboard in the place of an entry. What an identifier stands for is looked up. */
export const pasteReference: Command = {
  id: 'marginalia.pasteReference',
  title: messages.titles.pasteReference,
  run: async (services, uriArgument, positionArgument) => {
    const { uri, position } = readEntryPlace(uriArgument, positionArgument) ?? getEntryAtCursor();
    const paste = await services.library.pasteReference({ uri: uri.toString(), position, text: await env.clipboard.readText() });
    if (paste === undefined || paste === null) throw new Error(messages.noEntryAtCursor());
    if (paste.kind === 'refused') throw new Error(paste.reason);
    if (paste.kind === 'edits' && paste.doubt !== undefined) {
      const anyway = messages.pasteAnyway();
      if ((await window.showWarningMessage(paste.doubt, { modal: true }, anyway)) !== anyway) return;
    }
    const applied = await applyFileEdits({ uri, isNew: false, files: [{ uri: uri.toString(), edits: paste.edits }] });
    if (applied === 'changed') throw new Error(messages.fileChanged(fileLabel(uri)));
    if (paste.kind === 'look-up') return completeReferences.run(services, paste.key);
    showStatus(messages.entryReplaced(paste.key));
  },
};
