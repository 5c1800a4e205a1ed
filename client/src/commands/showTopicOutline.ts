import { runTopicPick } from '../picks/topicPick';
import { words } from '../words';
import type { Command } from './command';

export const showTopicOutline: Command = {
  id: 'marginalia.showTopicOutline',
  title: words.titles.showTopicOutline,
  run: (services) => runTopicPick(services),
};
