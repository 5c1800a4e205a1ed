import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Fixes the finding at a line of the review: that of a code lens, or else that at the cursor. */
export const fixFinding: Command = {
  id: 'marginalia.fixFinding',
  title: messages.titles.fixFinding,
  run: ({ reviewPage }, line) => reviewPage.fix(typeof line === 'number' ? line : undefined),
};
