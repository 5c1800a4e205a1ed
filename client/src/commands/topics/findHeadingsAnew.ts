import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Deletes the kept headings from the topics file, so that headings are found again. */
export const findHeadingsAnew: Command = {
  id: 'marginalia.findHeadingsAnew',
  title: messages.titles.findHeadingsAnew,
  run: async ({ topicChanges }) => {
    const outcome = await topicChanges.make({ kind: 'find-headings-anew' });
    if (outcome !== undefined) showStatus(messages.headingsFoundAnew());
  },
};
