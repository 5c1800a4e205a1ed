import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Records that the selected words are the title of a paper. If nothing is selected, the line at the cursor is the title. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: messages.titles.thisIsPaper,
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'paper'),
};
