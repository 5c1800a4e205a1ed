import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Stops the look-ups that run, as *Cancel* in their notification does, which the keyboard hardly reaches. What was found is kept. */
export const stopCompletingReferences: Command = {
  id: 'marginalia.stopCompletingReferences',
  title: messages.titles.stopCompletingReferences,
  run: ({ completion }) => {
    completion.stop();
    return Promise.resolve();
  },
};
