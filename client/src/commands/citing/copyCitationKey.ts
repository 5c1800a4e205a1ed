import { performPaperAction } from '../../picks/paperActions';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** Copies a paper's citation key. The command is started from a row of the Papers view or from a link in a hover. */
export const copyCitationKey: Command = {
  id: 'marginalia.copyCitationKey',
  title: messages.titles.copyCitationKey,
  run: async (services, argument) => {
    const key = findKey(argument);
    if (key !== undefined) await performPaperAction(services, 'copy-key', key, services.drafts.findRecent());
  },
};
