import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const groupByDigest: Command = {
  id: 'marginalia.groupByDigest',
  title: messages.titles.groupByDigest,
  run: ({ tree }) => tree.group('digest'),
};
