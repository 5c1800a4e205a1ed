import { correctDigest } from '../digests/correctDigest';
import { messages } from '../messages/messages';
import type { Command } from './command';

/** The selected words, or the line that was passed over, are the title of a paper. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: messages.titles.thisIsPaper,
  run: ({ library }) => correctDigest(library, 'paper'),
};
