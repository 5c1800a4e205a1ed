import { Uri } from 'vscode';
import type { FileEditParams } from '../../../../server/src/client';
import { changeFile } from '../../editing/fileChange';
import { fileLabel } from '../../editing/labels';
import { offerUndo } from '../../editing/offerUndo';
import { isOwnFile } from '../../editing/ownFiles';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Writes into the file of dismissed hints what a quick fix of the server says. */
export const dismissHint: Command = {
  id: 'marginalia.dismissHint',
  title: messages.titles.dismissHint,
  needsFolder: 'dismissals',
  run: async (_, params) => {
    const edit = params as FileEditParams;
    // Anything in VS Code can run a command with arguments of its own.
    const uri = Uri.parse(edit.uri);
    if (!isOwnFile(uri, 'dismissals')) throw new Error(messages.notDismissals(fileLabel(uri)));
    const change = await changeFile(edit);
    if (!change.isSaved) throw new Error(messages.fileUnsaved(fileLabel(change.uri)));
    // Not awaited, because the command is done and the writer may never answer the message.
    void offerUndo(messages.hintDismissed(fileLabel(change.uri)), change);
  },
};
