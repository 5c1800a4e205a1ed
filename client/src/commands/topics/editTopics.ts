import { messages } from '../../messages/messages';
import { runCommandPick } from '../../picks/commandPick';
import type { Command } from '../command';
import { addTopic } from './addTopic';
import { lockTopics } from './lockTopics';
import { mergeTopics } from './mergeTopics';
import { movePaper } from './movePaper';
import { renameTopic } from './renameTopic';
import { splitTopic } from './splitTopic';
import { unlockTopics } from './unlockTopics';

/** Changes topics in the way that the writer chooses. */
export const editTopics: Command = {
  id: 'marginalia.editTopics',
  title: messages.titles.editTopics,
  needsFolder: 'topics',
  run: async ({ library }) => {
    const isLocked = (await library.topics())?.topics.some(({ isKept }) => isKept === true) === true;
    await runCommandPick({ title: messages.titles.editTopics(), placeHolder: messages.chooseTopicChange() }, [
      { ...renameTopic, icon: 'edit', detail: messages.renameTopicDetail() },
      { ...mergeTopics, icon: 'git-merge', detail: messages.mergeTopicsDetail() },
      { ...splitTopic, icon: 'split-horizontal', detail: messages.splitTopicDetail() },
      { ...addTopic, icon: 'add', detail: messages.addTopicDetail() },
      { ...movePaper, icon: 'arrow-right', detail: messages.movePaperDetail() },
      { ...lockTopics, icon: 'lock', detail: messages.lockTopicsDetail(), asks: false },
      ...(isLocked ? [{ ...unlockTopics, icon: 'unlock', detail: messages.unlockTopicsDetail(), asks: false }] : []),
    ]);
  },
};
