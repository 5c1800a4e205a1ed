import { window } from 'vscode';
import { keepNote } from '../notes/keepNote';
import { findKeyAtCursor } from '../paperAtCursor';
import { tell } from '../tell';
import { words } from '../words';
import { readingStatuses, statusIcon } from '../notes/readingStatus';
import { findKey, type Command } from './command';

/** For a row of the tree, or else for the paper under the cursor. */
export const setReadingStatus: Command = {
  id: 'marginalia.setReadingStatus',
  title: words.titles.setReadingStatus,
  run: async ({ library, notes }, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Error(words.noPaperHere());
    const [paper, list] = await Promise.all([library.paper(key), notes.list()]);
    if (paper === null) throw new Error(words.noSuchPaper(key));
    if (paper === undefined) return;
    const name = paper.names[0] ?? paper.title;
    const now = list?.notes.find((note) => note.key === paper.key && note.kind === 'own')?.status;
    const rows = readingStatuses.map((status) => ({ label: `$(${statusIcon(status)}) ${words.readingStatus(status)}`, description: status === now ? words.currentStatus() : '', status }));
    const chosen = await window.showQuickPick(rows, { title: words.titles.setReadingStatus(), placeHolder: words.chooseReadingStatus(name) });
    if (chosen === undefined) return;
    await keepNote(notes, { kind: 'status', key: paper.key, status: chosen.status });
    tell(words.statusSet(name, words.readingStatus(chosen.status)));
  },
};
