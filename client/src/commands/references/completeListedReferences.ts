import { updateReferences } from '../../lookUp/followFiles';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Completes all references of the list that are incomplete now. */
export const completeListedReferences: Command = {
  id: 'marginalia.completeListedReferences',
  title: messages.titles.completeListedReferences,
  needsFolder: 'references',
  run: async ({ completion, lookUps, references }) => {
    await updateReferences(references, lookUps);
    const open = references.rows.filter(({ missing, result }) => result !== 'waiting' && missing?.length !== 0);
    if (open.length === 0) throw new Slip(messages.nothingIncomplete());
    await completion.complete(open, { about: references.about });
  },
};
