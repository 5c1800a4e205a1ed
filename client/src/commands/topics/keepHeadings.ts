import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Writes the present headings with their papers into the topics file, so that they stay when papers come and go. */
export const keepHeadings: Command = {
  id: 'marginalia.keepHeadings',
  title: messages.titles.keepHeadings,
  run: async ({ topicChanges }) => {
    const outcome = await topicChanges.make({ kind: 'keep-headings' });
    if (outcome !== undefined) showStatus(outcome === 'made' ? messages.headingsKept() : messages.headingsKeptAlready());
  },
};
