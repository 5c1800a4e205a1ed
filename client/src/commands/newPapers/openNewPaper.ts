import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens the paper on the page of new papers in its digest. */
export const openNewPaper: Command = {
  id: 'marginalia.openNewPaper',
  title: messages.titles.openNewPaper,
  run: ({ newPapersPage }) => newPapersPage.act('open'),
};
