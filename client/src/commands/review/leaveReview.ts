import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Closes the review of the draft, and goes back to the draft. */
export const leaveReview: Command = {
  id: 'marginalia.leaveReview',
  title: messages.titles.leaveReview,
  run: ({ reviewPage }) => reviewPage.leave(),
};
