import { correctDigest } from '../corrections';
import { words } from '../words';
import type { Command } from './command';

/** What the writer has corrected at the cursor counts no longer. */
export const forgetCorrection: Command = {
  id: 'marginalia.forgetCorrection',
  title: words.titles.forgetCorrection,
  run: ({ library }) => correctDigest(library, 'forget'),
};
