import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens what a line of the review leads to: that of a link, or else that at the cursor. */
export const openFinding: Command = {
  id: 'marginalia.openFinding',
  title: messages.titles.openFinding,
  run: ({ reviewPage }, line) => reviewPage.open(typeof line === 'number' ? line : undefined),
};
