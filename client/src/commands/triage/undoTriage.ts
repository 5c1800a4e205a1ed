import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Undoes the last decision about a new paper, also one of an earlier session. */
export const undoTriage: Command = {
  id: 'marginalia.undoTriage',
  title: messages.titles.undoTriage,
  run: ({ triagePage }) => triagePage.undo(),
};
