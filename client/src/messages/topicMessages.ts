// Messages about topics and the commands that change them. `messages.ts` combines them with all others.
import { l10n } from 'vscode';
import type { TopicEdit } from '../../../server/src/client';
import { commandTitles } from './commandTitles';
import { formatNumber } from './formatNumber';

export const topicMessages = {
  topicCount: (count: number): string => (count === 1 ? l10n.t('1 topic') : l10n.t('{0} topics', formatNumber(count))),
  outlineHint: (file: string): string => l10n.t('Choose topics to insert into {0}, with their papers as a list', file),
  noTopics: (): string => l10n.t('No papers to group by topic yet. Open a folder that contains a digest.'),
  outlineAdded(count: number, withoutPassage: number, file: string): string {
    const added = count === 1 ? l10n.t('Added 1 paper to {0}', file) : l10n.t('Added {0} papers to {1}', formatNumber(count), file);
    if (withoutPassage === 0) return added;
    return l10n.t('{0}, {1} without a passage: no part of the abstract makes sense on its own', added, formatNumber(withoutPassage));
  },
  outlineUndone: (file: string): string => l10n.t('Undid the outline in {0}', file),
  outlineUpToDate: (file: string): string => l10n.t('The outline in {0} is already up to date', file),

  subtopicOf: (papers: string, topic: string): string => l10n.t('{0}, in {1}', papers, topic),
  subtopics(count: number): string {
    return count === 1 ? l10n.t('1 subtopic') : l10n.t('{0} subtopics', formatNumber(count));
  },

  // Texts of the commands that change topics
  nameHint: (): string => l10n.t('Name of the topic'),
  nameTaken: (label: string): string => l10n.t('The topic "{0}" already exists', label),
  newTopic: (): string => l10n.t('New topic'),
  chooseToRename: (): string => l10n.t('Choose the topic to rename'),
  chooseToMerge: (): string => l10n.t('Choose the topics to merge into another topic'),
  chooseMergeTarget(labels: readonly string[]): string {
    const [label] = labels;
    return label !== undefined && labels.length === 1
      ? l10n.t('Choose the topic to merge "{0}" into', label)
      : l10n.t('Choose the topic to merge them into');
  },
  chooseToSplit: (): string => l10n.t('Choose the topic to split'),
  choosePapersToSplit: (label: string): string => l10n.t('Choose the papers of "{0}" to move to a new topic', label),
  moveTitle: (paper: string): string => l10n.t('{0}: {1}', commandTitles.movePaper(), paper),
  noTopicOf: (key: string): string => l10n.t('"{0}" isn\'t in a digest, so it has no topic.', key),
  chooseOtherTopic: (label: string): string => l10n.t('Currently in "{0}". Choose a different topic', label),
  seedHint: (): string =>
    l10n.t('Words or phrases, separated by commas. The topic contains papers with one of them in the title or twice in the abstract'),
  seedExample: (): string => l10n.t('pruning, token merging'),
  topicRenamed: (label: string, newLabel: string): string => l10n.t('Renamed "{0}" to "{1}"', label, newLabel),
  topicsMerged(labels: readonly string[], into: string): string {
    const [label] = labels;
    return label !== undefined && labels.length === 1
      ? l10n.t('Merged "{0}" into "{1}"', label, into)
      : l10n.t('Merged {0} into "{1}"', topicMessages.topicCount(labels.length), into);
  },
  papersInTopic(count: number, label: string): string {
    return count === 1 ? l10n.t('Moved 1 paper to "{0}"', label) : l10n.t('Moved {0} papers to "{1}"', formatNumber(count), label);
  },
  chooseTopic: (): string => l10n.t('Choose a topic'),
  topicsLocked: (): string => l10n.t('Topics are locked and keep their papers until you unlock them'),
  topicsLockedAlready: (): string => l10n.t('Topics are already locked'),
  topicsUnlocked: (): string => l10n.t('Topics are computed automatically again'),
  alsoInTopic: (label: string): string => l10n.t('also in {0}', label),
  keptHeading: (told: string): string => l10n.t('{0}, locked', told),
  topicChangeUndone(change: TopicEdit): string {
    switch (change.kind) {
      case 'rename':
        return l10n.t('Undid renaming the topic "{0}" to "{1}"', change.label, change.newLabel);
      case 'merge':
        return l10n.t('Undid merging topics into "{0}"', change.into);
      case 'split':
        return l10n.t('Undid splitting the topic "{0}"', change.label);
      case 'move':
        return change.keys.length === 1
          ? l10n.t('Undid moving 1 paper to "{0}"', change.label)
          : l10n.t('Undid moving {0} papers to "{1}"', formatNumber(change.keys.length), change.label);
      case 'seed':
        return l10n.t('Undid adding the topic "{0}"', change.label);
      case 'keep-headings':
        return l10n.t('Undid locking topics');
      case 'find-headings-anew':
        return l10n.t('Undid unlocking topics');
    }
  },
  paperMoved: (label: string): string => l10n.t('Moved the paper to "{0}"', label),
  topicEmpty: (label: string): string => l10n.t('No papers about "{0}" yet. The topic will appear with the first one.', label),
} as const;
