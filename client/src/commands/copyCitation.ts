import { citationText } from '../citing';
import { copy } from '../picks/paperActions';
import { words } from '../words';
import { findKeys, type Command } from './command';

/** For rows of the tree or a link of a hover. */
export const copyCitation: Command = {
  id: 'marginalia.copyCitation',
  title: words.titles.copyCitation,
  run: async ({ drafts }, argument, chosen) => {
    const keys = findKeys(argument, chosen);
    if (keys.length > 0) await copy(citationText(drafts.findRecent(), keys));
  },
};
