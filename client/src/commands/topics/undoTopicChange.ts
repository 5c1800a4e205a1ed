import { escapeIcons } from '../../editing/labels';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Undoes the last change of topics, such as a new name, a merge, a split or moved papers. */
export const undoTopicChange: Command = {
  id: 'marginalia.undoTopicChange',
  title: messages.titles.undoTopicChange,
  run: async ({ topicChanges }) => {
    showStatus(escapeIcons(messages.topicChangeUndone(await topicChanges.undo())));
  },
};
