import { window } from 'vscode';
import { keepNote } from '../notes/keepNote';
import { findKeyAtCursor } from '../paperAtCursor';
import { tell } from '../tell';
import { words } from '../words';
import { readingStatuses, statusIcon } from '../notes/readingStatus';
import { findKeys, type Command } from './command';

/** For rows of the tree, or else for the paper under the cursor. */
export const setReadingStatus: Command = {
  id: 'marginalia.setReadingStatus',
  title: words.titles.setReadingStatus,
  run: async ({ library, notes }, argument, others) => {
    const given = findKeys(argument, others);
    const key = given[0] ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Error(words.noPaperHere());
    const keys = given.length === 0 ? [key] : given;
    const [paper, list] = await Promise.all([library.paper(key), notes.list()]);
    if (paper === null) throw new Error(words.noSuchPaper(key));
    if (paper === undefined) return;
    const name = keys.length === 1 ? (paper.names[0] ?? paper.title) : words.papers(keys.length);
    const now = keys.length === 1 ? list?.notes.find((note) => note.key === paper.key && note.kind === 'own')?.status : undefined;
    const rows = readingStatuses.map((status) => ({
      label: `$(${statusIcon(status)}) ${words.readingStatus(status)}`,
      description: status === now ? words.currentStatus() : '',
      status,
    }));
    const chosen = await window.showQuickPick(rows, {
      title: words.titles.setReadingStatus(),
      placeHolder: words.chooseReadingStatus(name),
    });
    if (chosen === undefined) return;
    for (const each of keys) await keepNote(notes, { kind: 'status', key: each, status: chosen.status });
    tell(words.statusSet(name, words.readingStatus(chosen.status)));
  },
};
