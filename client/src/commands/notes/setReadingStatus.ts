import { window } from 'vscode';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { readingStatuses, statusIcon } from '../../notes/readingStatus';
import { findKeys, type Command } from '../command';

/** Sets the reading status of the papers of tree rows, or else of the paper at the cursor. */
export const setReadingStatus: Command = {
  id: 'marginalia.setReadingStatus',
  title: messages.titles.setReadingStatus,
  needsFolder: 'notes',
  run: async ({ library, notes }, argument, others) => {
    const given = findKeys(argument, others);
    const key = given[0] ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const keys = given.length === 0 ? [key] : given;
    const [paper, list] = await Promise.all([library.paper(key), notes.list()]);
    if (paper === null) throw new Error(messages.noSuchPaper(key));
    if (paper === undefined) return;
    const name = keys.length === 1 ? (paper.names[0] ?? paper.title) : messages.papers(keys.length);
    const now = keys.length === 1 ? list?.notes.find((note) => note.key === paper.key && note.kind === 'own')?.status : undefined;
    const rows = readingStatuses.map((status) => ({
      label: `$(${statusIcon(status)}) ${messages.readingStatus(status)}`,
      description: status === now ? messages.currentStatus() : '',
      status,
    }));
    const chosen = await window.showQuickPick(rows, {
      title: messages.titles.setReadingStatus(),
      placeHolder: messages.chooseReadingStatus(name),
    });
    if (chosen === undefined) return;
    for (const each of keys) await notes.write({ kind: 'status', key: each, status: chosen.status });
    showStatus(messages.statusSet(name, messages.readingStatus(chosen.status)));
  },
};
