import { showStatus } from '../messages/showStatus';
import { messages } from '../messages/messages';
import type { Command } from './command';

/** Takes the last change of a topic back: a new name, a merge, a split, papers that moved. */
export const undoTopicChange: Command = {
  id: 'marginalia.undoTopicChange',
  title: messages.titles.undoTopicChange,
  run: async ({ topicChanges }) => {
    await topicChanges.undo();
    showStatus(messages.topicChangeUndone());
  },
};
