import { askForName, pickPapers, pickTopic } from '../picks/askTopic';
import { tell } from '../tell';
import { findTopic, getTopics } from '../topics';
import { words } from '../words';
import type { Command } from './command';

/** Some papers of a row of the tree, or else of the topic that the writer picks, become a topic of their own. */
export const splitTopic: Command = {
  id: 'marginalia.splitTopic',
  title: words.titles.splitTopic,
  run: async ({ library, topicChanges }, argument) => {
    const title = words.titles.splitTopic();
    const [topics, papers] = await Promise.all([getTopics(library), library.papers()]);
    const label = findTopic(argument) ?? (await pickTopic(topics, { title, placeHolder: words.chooseToSplit() }));
    const topic = topics.flatMap((each) => [each, ...each.children]).find((each) => each.label === label);
    if (label === undefined || topic === undefined || papers === undefined) return;
    const own = new Set(topic.keys);
    const keys = await pickPapers(
      papers.papers.filter(({ key }) => own.has(key)),
      { title, placeHolder: words.choosePapersToSplit(label) },
    );
    if (keys === undefined || keys.length === 0) return;
    const newLabel = await askForName(topics, { title, placeHolder: words.nameHint() });
    if (newLabel === undefined) return;
    await topicChanges.make({ kind: 'split', label, keys, newLabel });
    tell(words.papersInTopic(keys.length, newLabel));
  },
};
