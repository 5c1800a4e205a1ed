import { words } from '../words';
import type { Command } from './command';

/** A button of a thread. */
export const resolveNote: Command = {
  id: 'marginalia.resolveNote',
  title: words.titles.resolveNote,
  run: async ({ comments }, argument) => {
    const shown = comments.find(argument);
    if (shown !== undefined) await comments.setResolved(shown, true);
  },
};
