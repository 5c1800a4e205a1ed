import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const groupByDate: Command = {
  id: 'marginalia.groupByDate',
  title: messages.titles.groupByDate,
  run: ({ tree }) => tree.group('date'),
};
