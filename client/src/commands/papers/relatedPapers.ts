import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { runRelatedPick } from '../../picks/relatedPick';
import { runSearchPick } from '../../picks/searchPick';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** For the given paper, the one under the cursor, or one that the writer picks. */
export const relatedPapers: Command = {
  id: 'marginalia.relatedPapers',
  title: messages.titles.relatedPapers,
  run: async (services, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(services.library));
    if (key !== undefined) return runRelatedPick(services, key);
    return runSearchPick(services, { target: services.drafts.findActive(), query: '', enter: 'related' });
  },
};
