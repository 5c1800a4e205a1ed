import { askForName, pickTopic } from '../../picks/askTopic';
import { showStatus } from '../../messages/showStatus';
import { findTopic, getTopics } from '../../topics/topicChanges';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/**
 * Renames the topic of a tree row, or else a topic that the writer chooses. If the command was started by a key, the row is the focused
 * one.
 */
export const renameTopic: Command = {
  id: 'marginalia.renameTopic',
  title: messages.titles.renameTopic,
  needsFolder: 'topics',
  run: async ({ library, topicChanges, tree }, argument) => {
    const title = messages.titles.renameTopic();
    const topics = await getTopics(library);
    const label =
      findTopic(argument === 'focused' ? await tree.findFocused() : argument) ??
      (await pickTopic(topics, { title, placeHolder: messages.chooseToRename() }));
    if (label === undefined) return;
    const newLabel = await askForName(topics, { title, placeHolder: messages.nameHint() }, label);
    if (newLabel === undefined || newLabel === label) return;
    await topicChanges.make({ kind: 'rename', label, newLabel });
    showStatus(messages.topicRenamed(label, newLabel));
  },
};
