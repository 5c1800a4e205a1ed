import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Cites the paper on the page of new papers at the cursor of the draft, and shows the next one. */
export const citeNewPaper: Command = {
  id: 'marginalia.citeNewPaper',
  title: messages.titles.citeNewPaper,
  run: ({ newPapersPage }) => newPapersPage.act('cite'),
};
