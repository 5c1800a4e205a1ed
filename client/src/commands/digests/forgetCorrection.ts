import { correctDigest } from '../../digests/correctDigest';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Removes the correction that applies at the cursor. */
export const forgetCorrection: Command = {
  id: 'marginalia.forgetCorrection',
  title: messages.titles.forgetCorrection,
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'forget'),
};
