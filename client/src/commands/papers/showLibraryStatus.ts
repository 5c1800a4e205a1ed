import { messages } from '../../messages/messages';
import type { Command } from '../command';

export const showLibraryStatus: Command = {
  id: 'marginalia.showLibraryStatus',
  title: messages.titles.showLibraryStatus,
  run: ({ statusPage }) => statusPage.show(),
};
