import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Undoes the last change of a topic: a new name, a merge, a split, moved papers. */
export const undoTopicChange: Command = {
  id: 'marginalia.undoTopicChange',
  title: messages.titles.undoTopicChange,
  run: async ({ topicChanges }) => {
    await topicChanges.undo();
    showStatus(messages.topicChangeUndone());
  },
};
