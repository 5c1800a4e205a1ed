import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Undoes the last decision about a new paper, also one of an earlier session. */
export const undoDecision: Command = {
  id: 'marginalia.undoDecision',
  title: messages.titles.undoDecision,
  run: ({ newPapersPage }) => newPapersPage.undo(),
};
