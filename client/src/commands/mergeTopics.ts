import { pickTopic, pickTopics } from '../picks/askTopic';
import { tell } from '../tell';
import { findTopic, getTopics } from '../topics';
import { words } from '../words';
import type { Command } from './command';

/** A row of the tree, or else the topics that the writer picks, become part of another one. */
export const mergeTopics: Command = {
  id: 'marginalia.mergeTopics',
  title: words.titles.mergeTopics,
  run: async ({ library, topicChanges }, argument) => {
    const title = words.titles.mergeTopics();
    const topics = await getTopics(library);
    const given = findTopic(argument);
    const labels = given === undefined ? await pickTopics(topics, { title, placeHolder: words.chooseToMerge() }) : [given];
    if (labels === undefined || labels.length === 0) return;
    const into = await pickTopic(topics, { title, placeHolder: words.chooseMergeTarget(labels) }, labels);
    if (into === undefined) return;
    await topicChanges.make({ kind: 'merge', labels, into });
    tell(words.topicsMerged(labels, into));
  },
};
