import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Shows new papers one by one beside the draft, nearest to the draft first. */
export const triageNewPapers: Command = {
  id: 'marginalia.triageNewPapers',
  title: messages.titles.triageNewPapers,
  run: ({ triagePage }) => triagePage.show(),
};
