import { performPaperAction } from '../../picks/paperActions';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** Started by a row of the tree or by a link of a hover. */
export const copyCitationKey: Command = {
  id: 'marginalia.copyCitationKey',
  title: messages.titles.copyCitationKey,
  run: async (services, argument) => {
    const key = findKey(argument);
    if (key !== undefined) await performPaperAction(services, 'copy-key', key, services.drafts.findRecent());
  },
};
