import { words } from '../words';
import type { Command } from './command';

export const groupByDate: Command = {
  id: 'marginalia.groupByDate',
  title: words.titles.groupByDate,
  run: ({ tree }) => tree.group('date'),
};
