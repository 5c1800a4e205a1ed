import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Keeps the paper on the page of new papers, and opens its note beside the page. */
export const annotateNewPaper: Command = {
  id: 'marginalia.annotateNewPaper',
  title: messages.titles.annotateNewPaper,
  run: ({ newPapersPage }) => newPapersPage.act('note'),
};
