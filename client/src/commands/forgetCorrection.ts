import { correctDigest } from '../digests/correctDigest';
import { messages } from '../messages/messages';
import type { Command } from './command';

/** What the writer has corrected at the cursor counts no longer. */
export const forgetCorrection: Command = {
  id: 'marginalia.forgetCorrection',
  title: messages.titles.forgetCorrection,
  run: ({ library }) => correctDigest(library, 'forget'),
};
