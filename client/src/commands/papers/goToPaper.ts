import { openPaper } from '../../editing/openPaper';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { runSearchPick } from '../../picks/searchPick';
import { messages } from '../../messages/messages';
import { findKey, type Command } from '../command';

/** Opens the given paper, the paper at the cursor, or one that the writer chooses. */
export const goToPaper: Command = {
  id: 'marginalia.goToPaper',
  title: messages.titles.goToPaper,
  run: async (services, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(services.library));
    if (key !== undefined) return openPaper(services.library, key);
    return runSearchPick(services, { target: undefined, query: '', enter: 'open' });
  },
};
