import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens the next place that the review of the draft lists. */
export const nextFinding: Command = {
  id: 'marginalia.nextFinding',
  title: messages.titles.nextFinding,
  run: ({ reviewPage }) => reviewPage.step('next'),
};
