import { window } from 'vscode';
import { askForName } from '../picks/askTopic';
import { tell } from '../tell';
import { getTopics } from '../topics';
import { words } from '../words';
import type { Command } from './command';

/** A topic of the papers that speak of some words. */
export const addTopic: Command = {
  id: 'marginalia.addTopic',
  title: words.titles.addTopic,
  run: async ({ library, topicChanges }) => {
    const title = words.titles.addTopic();
    const topics = await getTopics(library);
    const typed = await window.showInputBox({ title, placeHolder: words.seedExample(), prompt: words.seedHint() });
    const seeds = (typed ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const [first] = seeds;
    if (first === undefined) return;
    const label = await askForName(topics, { title, placeHolder: words.nameHint() }, first.charAt(0).toUpperCase() + first.slice(1));
    if (label === undefined) return;
    await topicChanges.make({ kind: 'seed', label, words: seeds });
    const added = (await library.topics())?.topics.find((topic) => topic.label === label);
    tell(added === undefined ? words.topicEmpty(label) : words.papersInTopic(added.keys.length, label));
  },
};
