import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Keeps the paper on the page of new papers, and shows the next one. */
export const keepNewPaper: Command = {
  id: 'marginalia.keepNewPaper',
  title: messages.titles.keepNewPaper,
  run: ({ newPapersPage }) => newPapersPage.act('keep'),
};
