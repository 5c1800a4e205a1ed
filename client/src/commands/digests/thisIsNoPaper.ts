import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Marks the paper at the cursor as none. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: messages.titles.thisIsNoPaper,
  run: ({ library }) => correctDigest(library, 'no-paper'),
};
