import { performPaperAction } from '../picks/paperActions';
import { runSearchPick } from '../picks/searchPick';
import { words } from '../words';
import { findKey, type Command } from './command';

/** For a paper that is given, or else for the one that the writer picks. */
export const insertCitation: Command = {
  id: 'marginalia.insertCitation',
  title: words.titles.insertCitation,
  run: async (services, argument) => {
    const target = services.drafts.findRecent();
    const key = findKey(argument);
    if (key !== undefined) return performPaperAction(services, 'insert', key, target);
    if (target === undefined) throw new Error(words.noDraft());
    return runSearchPick(services, { target, query: '' });
  },
};
