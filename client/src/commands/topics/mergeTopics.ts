import { pickTopic, pickTopics } from '../../picks/askTopic';
import { showStatus } from '../../messages/showStatus';
import { findTopic, getTopics } from '../../topics/topicChanges';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Merges the topic of a tree row, or topics that the writer chooses, into another topic. */
export const mergeTopics: Command = {
  id: 'marginalia.mergeTopics',
  title: messages.titles.mergeTopics,
  needsFolder: 'topics',
  run: async ({ library, topicChanges }, argument) => {
    const title = messages.titles.mergeTopics();
    const topics = await getTopics(library);
    const given = findTopic(argument);
    const labels = given === undefined ? await pickTopics(topics, { title, placeHolder: messages.chooseToMerge() }) : [given];
    if (labels === undefined || labels.length === 0) return;
    const into = await pickTopic(topics, { title, placeHolder: messages.chooseMergeTarget(labels) }, labels);
    if (into === undefined) return;
    await topicChanges.make({ kind: 'merge', labels, into });
    showStatus(messages.topicsMerged(labels, into));
  },
};
