import { locateNote, pickOrphan } from '../notes/locateNote';
import { isNoteNode } from '../views/noteNodes';
import { words } from '../words';
import type { Command } from './command';

/** For the thread or the row of a note whose passage could not be located, or else for one that the writer chooses. */
export const locatePassage: Command = {
  id: 'marginalia.locatePassage',
  title: words.titles.locatePassage,
  run: async (services, argument) => {
    const { comments } = services;
    if (isNoteNode(argument)) return locateNote(services, argument.note.uri, argument.annotation?.id ?? '', argument.note.key);
    const shown = comments.find(argument) ?? (await pickOrphan(comments.orphans));
    if (shown === undefined) return;
    if (!shown.note.isOrphan) throw new Error(words.noOrphans());
    await locateNote(services, shown.note.note, shown.note.id, shown.note.key);
  },
};
