import { askForName, pickPapers, pickTopic } from '../../picks/askTopic';
import { showStatus } from '../../messages/showStatus';
import { findTopic, getTopics } from '../../topics/topicChanges';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Creates a new topic from some papers of a topic. The topic to split is that of a tree row, or the writer chooses one. */
export const splitTopic: Command = {
  id: 'marginalia.splitTopic',
  title: messages.titles.splitTopic,
  needsFolder: 'topics',
  run: async ({ library, topicChanges }, argument) => {
    const title = messages.titles.splitTopic();
    const [topics, papers] = await Promise.all([getTopics(library), library.papers()]);
    const label = findTopic(argument) ?? (await pickTopic(topics, { title, placeHolder: messages.chooseToSplit() }));
    const topic = topics.flatMap((each) => [each, ...each.children]).find((each) => each.label === label);
    if (label === undefined || topic === undefined || papers === undefined) return;
    const own = new Set(topic.keys);
    const keys = await pickPapers(
      papers.papers.filter(({ key }) => own.has(key)),
      { title, placeHolder: messages.choosePapersToSplit(label) },
    );
    if (keys === undefined || keys.length === 0) return;
    const newLabel = await askForName(topics, { title, placeHolder: messages.nameHint() });
    if (newLabel === undefined) return;
    await topicChanges.make({ kind: 'split', label, keys, newLabel });
    showStatus(messages.papersInTopic(keys.length, newLabel));
  },
};
