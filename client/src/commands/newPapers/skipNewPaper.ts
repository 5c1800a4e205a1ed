import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Skips the paper on the page of new papers, and shows the next one. */
export const skipNewPaper: Command = {
  id: 'marginalia.skipNewPaper',
  title: messages.titles.skipNewPaper,
  run: ({ newPapersPage }) => newPapersPage.act('skip'),
};
