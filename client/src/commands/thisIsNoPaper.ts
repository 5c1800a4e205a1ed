import { correctDigest } from '../corrections';
import { words } from '../words';
import type { Command } from './command';

/** What was read as a paper at the cursor is none. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: words.titles.thisIsNoPaper,
  run: ({ library }) => correctDigest(library, 'no-paper'),
};
