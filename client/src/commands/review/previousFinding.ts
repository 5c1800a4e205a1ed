import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens the previous place that the review of the draft lists. */
export const previousFinding: Command = {
  id: 'marginalia.previousFinding',
  title: messages.titles.previousFinding,
  run: ({ reviewPage }) => reviewPage.step('previous'),
};
