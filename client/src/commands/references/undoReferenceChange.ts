import { fileLabel } from '../../editing/labels';
import { messages } from '../../messages/messages';
import { showStatus } from '../../messages/showStatus';
import type { Command } from '../command';

/** Undoes, in all files, what the last command has written about references, or the run that a message is about. */
export const undoReferenceChange: Command = {
  id: 'marginalia.undoReferenceChange',
  title: messages.titles.undoReferenceChange,
  run: async ({ referenceChanges }, run) => {
    const files = await referenceChanges.undo(typeof run === 'number' ? run : undefined);
    showStatus(files.length === 0 ? messages.takenBackAlready() : messages.referencesTakenBack(files.map(fileLabel)));
  },
};
