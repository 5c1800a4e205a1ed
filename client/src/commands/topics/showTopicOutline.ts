import { runTopicPick } from '../../picks/topicPick';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const showTopicOutline: Command = {
  id: 'marginalia.showTopicOutline',
  title: messages.titles.showTopicOutline,
  run: (services) => runTopicPick(services),
};
