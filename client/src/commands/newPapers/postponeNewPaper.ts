import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Leaves the paper on the page of new papers for later, and shows the next one. */
export const postponeNewPaper: Command = {
  id: 'marginalia.postponeNewPaper',
  title: messages.titles.postponeNewPaper,
  run: ({ newPapersPage }) => newPapersPage.act('later'),
};
