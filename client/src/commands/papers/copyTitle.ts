import { performPaperAction } from '../../picks/paperActions';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** Copies the title of a paper. The command is started from a row of the Papers view. */
export const copyTitle: Command = {
  id: 'marginalia.copyTitle',
  title: messages.titles.copyTitle,
  run: async (services, argument) => {
    const key = findKey(argument);
    if (key !== undefined) await performPaperAction(services, 'copy-title', key, services.drafts.findRecent());
  },
};
