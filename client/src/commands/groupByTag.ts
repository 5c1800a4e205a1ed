import { words } from '../words';
import type { Command } from './command';

export const groupByTag: Command = {
  id: 'marginalia.groupByTag',
  title: words.titles.groupByTag,
  run: ({ tree }) => tree.group('tag'),
};
