import { tell } from '../tell';
import { words } from '../words';
import type { Command } from './command';

/** Takes the last change of a topic back: a new name, a merge, a split, papers that moved. */
export const undoTopicChange: Command = {
  id: 'marginalia.undoTopicChange',
  title: words.titles.undoTopicChange,
  run: async ({ topicChanges }) => {
    await topicChanges.undo();
    tell(words.topicChangeUndone());
  },
};
