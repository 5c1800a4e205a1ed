import { words } from '../words';
import type { Command } from './command';

/** A button of a thread. */
export const reopenNote: Command = {
  id: 'marginalia.reopenNote',
  title: words.titles.reopenNote,
  run: async ({ comments }, argument) => {
    const shown = comments.find(argument);
    if (shown !== undefined) await comments.setResolved(shown, false);
  },
};
