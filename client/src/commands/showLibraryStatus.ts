import { words } from '../words';
import type { Command } from './command';

export const showLibraryStatus: Command = {
  id: 'marginalia.showLibraryStatus',
  title: words.titles.showLibraryStatus,
  run: ({ statusPage }) => statusPage.show(),
};
