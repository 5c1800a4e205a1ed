import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Takes back that commands of this workspace may send requests without asking. */
export const askBeforeSending: Command = {
  id: 'marginalia.askBeforeSending',
  title: messages.titles.askBeforeSending,
  run: async ({ consent }) => {
    await consent.forget();
    showStatus(messages.consentForgotten());
  },
};
