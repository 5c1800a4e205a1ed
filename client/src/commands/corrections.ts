import { correctDigest } from '../digests/correctDigest';
import { messages } from '../messages/messages';
import { runCommandPick } from '../picks/commandPick';
import type { Command } from './command';

/** Corrects how the text at the cursor of a digest is read, in the way that the writer chooses. */
export const correctParsing: Command = {
  id: 'marginalia.correctParsing',
  title: 'Correct Parsing...',
  section: 'digest',
  does: 'corrects which text is read as a paper or title',
  palette: 'marginalia.inDigest',
  menus: [{ place: 'editor', group: '1_modification@11', when: 'marginalia.inDigest' }],
  needsFolder: 'corrections',
  run: () =>
    runCommandPick({ title: messages.titles.correctParsing(), placeHolder: messages.chooseCorrection() }, [
      { ...thisIsPaper, icon: 'check', detail: messages.thisIsPaperDetail() },
      { ...thisIsNoPaper, icon: 'circle-slash', detail: messages.thisIsNoPaperDetail() },
      { ...titleEndsHere, icon: 'arrow-left', detail: messages.titleEndsHereDetail() },
      { ...forgetCorrection, icon: 'discard', detail: messages.forgetCorrectionDetail() },
    ]),
};

/** Records that the selected words are the title of a paper. If nothing is selected, the line at the cursor is the title. */
export const thisIsPaper: Command = {
  id: 'marginalia.thisIsPaper',
  title: 'This Is a Paper',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'paper'),
};

/** Records that a title in a digest is not the title of a paper. */
export const thisIsNoPaper: Command = {
  id: 'marginalia.thisIsNoPaper',
  title: 'Not a Paper',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'no-paper'),
};

/** Corrects the title of a paper so that it ends at the cursor. */
export const titleEndsHere: Command = {
  id: 'marginalia.titleEndsHere',
  title: 'Title Ends Here',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'title-end'),
};

/** Removes the correction that applies at the cursor. */
export const forgetCorrection: Command = {
  id: 'marginalia.forgetCorrection',
  title: 'Remove Correction',
  needsFolder: 'corrections',
  run: ({ library }) => correctDigest(library, 'forget'),
};
