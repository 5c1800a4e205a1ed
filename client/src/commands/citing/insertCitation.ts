import { insertCitations } from '../../citing/insertCitations';
import { runSearchPick } from '../../picks/searchPick';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { findKeys, type Command } from '../command';

/** Cites the papers for which the command was started. If there are none, the writer chooses a paper. */
export const insertCitation: Command = {
  id: 'marginalia.insertCitation',
  title: messages.titles.insertCitation,
  run: async (services, argument, chosen) => {
    const target = services.drafts.findRecent();
    const keys = findKeys(argument, chosen);
    if (target === undefined) throw new Slip(messages.noDraft());
    if (keys.length > 0) return insertCitations(services.library, target, keys);
    return runSearchPick(services, { target, query: '' });
  },
};
