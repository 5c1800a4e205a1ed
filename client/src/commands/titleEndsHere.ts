import { correctDigest } from '../digests/correctDigest';
import { messages } from '../messages/messages';
import type { Command } from './command';

/** The title at the cursor ends there. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: messages.titles.titleEndsHere,
  run: ({ library }) => correctDigest(library, 'title-end'),
};
