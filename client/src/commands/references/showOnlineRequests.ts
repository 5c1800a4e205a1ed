import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Shows which requests this window has sent to registries, and who they are. */
export const showOnlineRequests: Command = {
  id: 'marginalia.showOnlineRequests',
  title: messages.titles.showOnlineRequests,
  run: ({ sentRequestsPage }) => sentRequestsPage.show(),
};
