import { performPaperAction } from '../picks/paperActions';
import { words } from '../words';
import { findKey, type Command } from './command';

/** For a row of the tree or a link of a hover. */
export const copyCitation: Command = {
  id: 'marginalia.copyCitation',
  title: words.titles.copyCitation,
  run: async (services, argument) => {
    const key = findKey(argument);
    if (key !== undefined) await performPaperAction(services, 'copy-citation', key, services.drafts.findRecent());
  },
};
