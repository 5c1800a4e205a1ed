import { messages } from '../messages/messages';
import type { Command } from './command';

export const restartServer: Command = {
  id: 'marginalia.restartServer',
  title: messages.titles.restartServer,
  run: async ({ server }) => {
    await server.restart();
    if (server.state === 'failed') throw new Error(messages.serverFailed());
  },
};
