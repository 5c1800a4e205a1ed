import { env, window, workspace, type Uri } from 'vscode';
import type { LspPosition } from '../../../../server/src/protocol/requests';
import { applyFileEdits } from '../../editing/fileEdits';
import { fileLabel } from '../../editing/labels';
import { openPlace } from '../../editing/openPaper';
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
    if (paste.kind === 'edits' && paste.doubt !== undefined && !(await mayPaste(uri, paste.doubt))) return;
    const applied = await applyFileEdits({ uri, isNew: false, files: [{ uri: uri.toString(), edits: paste.edits }] });
    if (applied === 'changed') throw new Error(messages.fileChanged(fileLabel(uri)));
    if (paste.kind === 'look-up') return completeReferences.run(services, paste.key);
    await tellReplaced(uri, position, paste.key);
  },
};

/** In the status bar if the entry is in sight, otherwise with a button that leads there. */
async function tellReplaced(uri: Uri, position: LspPosition, key: string): Promise<void> {
  if (window.activeTextEditor?.document.uri.toString() === uri.toString()) return showStatus(messages.entryReplaced(key));
  const choice = await window.showInformationMessage(messages.entryReplaced(key), messages.showEntry());
  if (choice !== undefined) await openPlace({ uri: uri.toString(), range: { start: position, end: position } });
}

/** Asks the writer whether the reference of what may be another paper is pasted; throws if the file changes meanwhile. */
async function mayPaste(uri: Uri, { ofEntry, pasted }: { readonly ofEntry: string; readonly pasted: string }): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  const { version } = document;
  const anyway = { label: messages.pasteAnyway(), detail: pasted };
  const choice = await window.showQuickPick([{ label: messages.keepEntry(), detail: ofEntry }, anyway], {
    title: messages.titles.pasteReference(),
    placeHolder: messages.titlesDiffer(),
    ignoreFocusOut: true,
  });
  if (choice !== anyway) return false;
  if (document.version !== version) throw new Error(messages.fileChanged(fileLabel(uri)));
  return true;
}
