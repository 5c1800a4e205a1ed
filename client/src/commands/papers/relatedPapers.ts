import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { runRelatedPick } from '../../picks/relatedPick';
import { runSearchPick } from '../../picks/searchPick';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** Lists papers related to the given paper, to the paper at the cursor, or to one that the writer chooses. */
export const relatedPapers: Command = {
  id: 'marginalia.relatedPapers',
  title: messages.titles.relatedPapers,
  run: async (services, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(services.library));
    if (key !== undefined) return runRelatedPick(services, key);
    return runSearchPick(services, { target: services.drafts.findActive(), query: '', enter: 'related' });
  },
};
