import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Deletes the locked topics from the topics file, so that topics are computed again. */
export const unlockTopics: Command = {
  id: 'marginalia.unlockTopics',
  title: messages.titles.unlockTopics,
  needsFolder: 'topics',
  run: async ({ topicChanges }) => {
    const outcome = await topicChanges.make({ kind: 'find-headings-anew' });
    if (outcome !== undefined) showStatus(messages.topicsUnlocked());
  },
};
