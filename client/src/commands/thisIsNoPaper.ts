import { correctDigest } from '../digests/correctDigest';
import { messages } from '../messages/messages';
import type { Command } from './command';

/** What was read as a paper at the cursor is none. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: messages.titles.thisIsNoPaper,
  run: ({ library }) => correctDigest(library, 'no-paper'),
};
