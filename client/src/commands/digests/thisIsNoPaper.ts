import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Records that a title in a digest is not the title of a paper. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: messages.titles.thisIsNoPaper,
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'no-paper'),
};
