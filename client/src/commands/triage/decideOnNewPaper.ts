import { messages } from '../../messages/messages';
import { triageActions } from '../../triage/triagePage';
import type { Command } from '../command';

/** Carries out what a key means on the page of new papers. The argument of the key binding names the action. */
export const decideOnNewPaper: Command = {
  id: 'marginalia.decideOnNewPaper',
  title: messages.titles.decideOnNewPaper,
  run: async ({ triagePage }, argument) => {
    const action = triageActions.find((each) => each === argument);
    if (action !== undefined) await triagePage.act(action);
  },
};
