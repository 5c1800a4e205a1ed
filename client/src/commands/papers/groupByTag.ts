import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const groupByTag: Command = {
  id: 'marginalia.groupByTag',
  title: messages.titles.groupByTag,
  run: ({ tree }) => tree.group('tag'),
};
