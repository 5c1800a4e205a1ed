import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Shows new papers one by one beside the draft, nearest to the draft first. */
export const reviewNewPapers: Command = {
  id: 'marginalia.reviewNewPapers',
  title: messages.titles.reviewNewPapers,
  needsFolder: 'decisions',
  run: ({ newPapersPage }) => newPapersPage.show(),
};
