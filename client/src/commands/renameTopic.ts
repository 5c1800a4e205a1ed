import { askForName, pickTopic } from '../picks/askTopic';
import { tell } from '../tell';
import { findTopic, getTopics } from '../topics';
import { words } from '../words';
import type { Command } from './command';

/** For a row of the tree, by a key for the one that has the keyboard, or else for the topic that the writer picks. */
export const renameTopic: Command = {
  id: 'marginalia.renameTopic',
  title: words.titles.renameTopic,
  run: async ({ library, topicChanges, tree }, argument) => {
    const title = words.titles.renameTopic();
    const topics = await getTopics(library);
    const label =
      findTopic(argument === 'focused' ? await tree.findFocused() : argument) ??
      (await pickTopic(topics, { title, placeHolder: words.chooseToRename() }));
    if (label === undefined) return;
    const newLabel = await askForName(topics, { title, placeHolder: words.nameHint() }, label);
    if (newLabel === undefined || newLabel === label) return;
    await topicChanges.make({ kind: 'rename', label, newLabel });
    tell(words.topicRenamed(label, newLabel));
  },
};
