import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Shows which requests this window has sent to registries, and who they are. */
export const showSentRequests: Command = {
  id: 'marginalia.showSentRequests',
  title: messages.titles.showSentRequests,
  run: ({ sentRequestsPage }) => sentRequestsPage.show(),
};
