import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const groupByTopic: Command = {
  id: 'marginalia.groupByTopic',
  title: messages.titles.groupByTopic,
  run: ({ tree }) => tree.group('topic'),
};
