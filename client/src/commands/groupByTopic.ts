import { words } from '../words';
import type { Command } from './command';

export const groupByTopic: Command = {
  id: 'marginalia.groupByTopic',
  title: words.titles.groupByTopic,
  run: ({ tree }) => tree.group('topic'),
};
