import { messages } from '../../messages/messages';
import { runCommandPick } from '../../picks/commandPick';
import type { Command } from '../command';
import { addPapersByName } from './addPapersByName';
import { chooseDigest } from './chooseDigest';
import { fetchDigest } from './fetchDigest';
import { pasteDigest } from './pasteDigest';

/** Adds papers to the library in the way that the writer chooses. */
export const addPapers: Command = {
  id: 'marginalia.addPapers',
  title: messages.titles.addPapers,
  run: () =>
    runCommandPick({ title: messages.titles.addPapers(), placeHolder: messages.chooseSource() }, [
      { ...pasteDigest, icon: 'clippy', detail: messages.pasteDigestDetail(), asks: false },
      { ...chooseDigest, icon: 'folder-opened', detail: messages.chooseDigestDetail() },
      { ...fetchDigest, icon: 'cloud-download', detail: messages.fetchDigestDetail() },
      { ...addPapersByName, icon: 'search', detail: messages.addPapersByNameDetail() },
    ]),
};
