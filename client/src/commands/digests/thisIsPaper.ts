import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Marks the selected words, or the left-out line at the cursor, as the title of a paper. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: messages.titles.thisIsPaper,
  run: ({ library }) => correctDigest(library, 'paper'),
};
