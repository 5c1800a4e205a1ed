import { messages } from '../../messages/messages';
import { runCommandPick } from '../../picks/commandPick';
import type { Command } from '../command';
import { forgetCorrection } from './forgetCorrection';
import { thisIsNoPaper } from './thisIsNoPaper';
import { thisIsPaper } from './thisIsPaper';
import { titleEndsHere } from './titleEndsHere';

/** Corrects how the text at the cursor of a digest is read, in the way that the writer chooses. */
export const correctParsing: Command = {
  id: 'marginalia.correctParsing',
  title: messages.titles.correctParsing,
  needsFolder: 'corrections',
  run: () =>
    runCommandPick({ title: messages.titles.correctParsing(), placeHolder: messages.chooseCorrection() }, [
      { ...thisIsPaper, icon: 'check', detail: messages.thisIsPaperDetail(), asks: false },
      { ...thisIsNoPaper, icon: 'circle-slash', detail: messages.thisIsNoPaperDetail(), asks: false },
      { ...titleEndsHere, icon: 'arrow-left', detail: messages.titleEndsHereDetail(), asks: false },
      { ...forgetCorrection, icon: 'discard', detail: messages.forgetCorrectionDetail(), asks: false },
    ]),
};
