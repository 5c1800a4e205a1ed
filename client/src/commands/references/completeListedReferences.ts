import { isUndecided } from '../../lookUp/referenceList';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Completes all references of the list that are not complete yet. */
export const completeListedReferences: Command = {
  id: 'marginalia.completeListedReferences',
  title: messages.titles.completeListedReferences,
  run: async ({ completion, references }) => {
    const open = references.rows.filter(
      ({ result }) => result === undefined || (result !== 'waiting' && (result.state === 'could-not-ask' || isUndecided(result))),
    );
    if (open.length === 0) throw new Error(messages.nothingIncomplete());
    await completion.complete(open, references.about);
  },
};
