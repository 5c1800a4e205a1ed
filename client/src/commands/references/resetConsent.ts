import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Takes back that commands of this workspace may send requests without asking. */
export const resetConsent: Command = {
  id: 'marginalia.resetConsent',
  title: messages.titles.resetConsent,
  run: async ({ consent }) => {
    await consent.forget();
    showStatus(messages.consentForgotten());
  },
};
