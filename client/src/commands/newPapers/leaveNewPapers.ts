import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Closes the page of new papers, and goes back to the draft. */
export const leaveNewPapers: Command = {
  id: 'marginalia.leaveNewPapers',
  title: messages.titles.leaveNewPapers,
  run: ({ newPapersPage }) => newPapersPage.act('leave'),
};
