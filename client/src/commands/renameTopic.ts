import { askForName, pickTopic } from '../picks/askTopic';
import { tell } from '../tell';
import { editTopics, findTopic, getTopics } from '../topics';
import { words } from '../words';
import type { Command } from './command';

/** For a row of the tree, or else for the topic that the writer picks. */
export const renameTopic: Command = {
  id: 'marginalia.renameTopic',
  title: words.titles.renameTopic,
  run: async ({ library }, argument) => {
    const title = words.titles.renameTopic();
    const topics = await getTopics(library);
    const label = findTopic(argument) ?? (await pickTopic(topics, { title, placeHolder: words.chooseToRename() }));
    if (label === undefined) return;
    const newLabel = await askForName(topics, { title, placeHolder: words.nameHint() }, label);
    if (newLabel === undefined || newLabel === label) return;
    await editTopics(library, { kind: 'rename', label, newLabel });
    tell(words.topicRenamed(label, newLabel));
  },
};
