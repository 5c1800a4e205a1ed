import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Marks a paper in a digest as something that is no paper. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: messages.titles.thisIsNoPaper,
  run: ({ library }) => correctDigest(library, 'no-paper'),
};
