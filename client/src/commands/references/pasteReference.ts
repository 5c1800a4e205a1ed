import { env, window, type Uri } from 'vscode';
import { getEntryAtCursor, readEntryPlace, type EntryPlace } from '../../editing/entryAtCursor';
import { openPlace } from '../../editing/openPaper';
import type { ReferenceChanges } from '../../lookUp/referenceChanges';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { showStatus } from '../../messages/showStatus';
import type { Command } from '../command';
import { completeByKeys } from './completeReferences';

/** Puts the reference on the clipboard in the place of an entry. What an identifier stands for is looked up. */
export const pasteReference: Command = {
  id: 'marginalia.pasteReference',
  title: messages.titles.pasteReference,
  run: async (services, uriArgument, positionArgument) => {
    const { library, referenceChanges } = services;
    const { uri, position } = readEntryPlace(uriArgument, positionArgument) ?? getEntryAtCursor();
    const id = uri.toString();
    const paste = await library.pasteReference({ uri: id, position, text: await env.clipboard.readText() });
    if (paste === undefined || paste === null) throw new Slip(messages.noEntryAtCursor());
    if (paste.kind === 'refused') throw new Error(paste.reason);
    if (paste.kind === 'edits' && paste.doubt !== undefined && !(await mayPaste(paste.doubt))) return;
    const run = referenceChanges.begin();
    // In a file that has changed, another entry may be at the position, so no new edits are asked for.
    await referenceChanges.writeOne(run, { edits: { [id]: paste.edits }, basis: { [id]: paste.basis } });
    if (paste.kind === 'look-up') return completeByKeys(services, [paste.key], run);
    if (isInFront(uri)) showStatus(messages.entryReplaced(paste.key));
    else await tellReplaced(referenceChanges, run, paste.key, { uri, position });
  },
};

/** Whether the writer sees what becomes of the file, and can undo it there. */
function isInFront(uri: Uri): boolean {
  return window.activeTextEditor?.document.uri.toString() === uri.toString();
}

/** In a message, with buttons that lead to the entry and that undo the change. */
async function tellReplaced(changes: ReferenceChanges, run: number, key: string, { uri, position }: EntryPlace): Promise<void> {
  const choice = await changes.tell(run, messages.entryReplaced(key), [], messages.showEntry());
  if (choice !== undefined) await openPlace({ uri: uri.toString(), range: { start: position, end: position } });
}

/** Asks the writer whether the reference of what may be another paper is pasted. */
async function mayPaste({ ofEntry, pasted }: { readonly ofEntry: string; readonly pasted: string }): Promise<boolean> {
  const anyway = { label: messages.pasteAnyway(), detail: pasted };
  const choice = await window.showQuickPick([{ label: messages.keepEntry(), detail: ofEntry }, anyway], {
    title: messages.titles.pasteReference(),
    placeHolder: messages.titlesDiffer(),
    ignoreFocusOut: true,
  });
  return choice === anyway;
}
