import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Dismisses the finding at a line of the review: that of a code lens, or else that at the cursor. */
export const dismissFinding: Command = {
  id: 'marginalia.dismissFinding',
  title: messages.titles.dismissFinding,
  run: ({ reviewPage }, line) => reviewPage.dismiss(typeof line === 'number' ? line : undefined),
};
