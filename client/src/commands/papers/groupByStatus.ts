import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const groupByStatus: Command = {
  id: 'marginalia.groupByStatus',
  title: messages.titles.groupByStatus,
  run: ({ tree }) => tree.group('status'),
};
