import { correctDigest } from '../corrections';
import { words } from '../words';
import type { Command } from './command';

/** The selected words, or the line that was passed over, are the title of a paper. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: words.titles.thisIsPaper,
  run: ({ library }) => correctDigest(library, 'paper'),
};
