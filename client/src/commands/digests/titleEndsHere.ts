import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Corrects the title of a paper so that it ends at the cursor. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: messages.titles.titleEndsHere,
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'title-end'),
};
