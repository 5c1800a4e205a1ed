import { askForName } from '../../picks/askTopic';
import { showStatus } from '../../messages/showStatus';
import { getTopics } from '../../topics/topicChanges';
import { messages } from '../../messages/messages';
import { showInput } from '../../messages/show';
import type { Command } from '../command';

/** Creates a topic for the papers that contain certain words. */
export const addTopic: Command = {
  id: 'marginalia.addTopic',
  title: messages.titles.addTopic,
  needsFolder: 'topics',
  run: async ({ library, topicChanges }) => {
    const title = messages.titles.addTopic();
    const topics = await getTopics(library);
    const typed = await showInput({ title, placeHolder: messages.seedExample(), prompt: messages.seedHint() });
    const seeds = (typed ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const [first] = seeds;
    if (first === undefined) return;
    const label = await askForName(topics, { title, placeHolder: messages.nameHint() }, first.charAt(0).toUpperCase() + first.slice(1));
    if (label === undefined) return;
    await topicChanges.make({ kind: 'seed', label, words: seeds });
    const added = (await library.topics())?.topics.find((topic) => topic.label === label);
    showStatus(added === undefined ? messages.topicEmpty(label) : messages.papersInTopic(added.keys.length, label));
  },
};
