import { correctDigest } from '../corrections';
import { words } from '../words';
import type { Command } from './command';

/** The title at the cursor ends there. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: words.titles.titleEndsHere,
  run: ({ library }) => correctDigest(library, 'title-end'),
};
