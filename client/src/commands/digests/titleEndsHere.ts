import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Ends the title of a paper at the cursor. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: messages.titles.titleEndsHere,
  run: ({ library }) => correctDigest(library, 'title-end'),
};
