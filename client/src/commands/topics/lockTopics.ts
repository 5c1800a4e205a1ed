import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Writes the present topics with their papers into the topics file, so that they stay when papers come and go. */
export const lockTopics: Command = {
  id: 'marginalia.lockTopics',
  title: messages.titles.lockTopics,
  needsFolder: 'topics',
  run: async ({ topicChanges }) => {
    const outcome = await topicChanges.make({ kind: 'keep-headings' });
    if (outcome !== undefined) showStatus(outcome === 'made' ? messages.topicsLocked() : messages.topicsLockedAlready());
  },
};
