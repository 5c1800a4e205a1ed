import { locateNote, pickOrphan } from '../../notes/locateNote';
import { isNoteNode } from '../../views/noteNodes';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Gives a new passage to a note whose passage could not be located. The note is that of the thread or row, or the writer chooses one. */
export const locatePassage: Command = {
  id: 'marginalia.locatePassage',
  title: messages.titles.locatePassage,
  run: async (services, argument) => {
    const { comments } = services;
    if (isNoteNode(argument)) return locateNote(services, argument.note.uri, argument.annotation?.id ?? '', argument.note.key);
    const shown = comments.digests.find(argument) ?? (await pickOrphan(comments.digests.orphans));
    if (shown === undefined) return;
    if (!shown.note.isOrphan) throw new Slip(messages.noOrphans());
    await locateNote(services, shown.note.note, shown.note.id, shown.note.key);
  },
};
