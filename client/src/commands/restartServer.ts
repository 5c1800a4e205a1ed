import { words } from '../words';
import type { Command } from './command';

export const restartServer: Command = {
  id: 'marginalia.restartServer',
  title: words.titles.restartServer,
  run: async ({ server }) => {
    await server.restart();
    if (server.state === 'failed') throw new Error(words.serverFailed());
  },
};
