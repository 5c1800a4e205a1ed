import { words } from '../words';
import type { Command } from './command';

export const groupByStatus: Command = {
  id: 'marginalia.groupByStatus',
  title: words.titles.groupByStatus,
  run: ({ tree }) => tree.group('status'),
};
