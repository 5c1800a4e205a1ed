import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import type { Command } from '../command';

/** Shows what a reviewer would ask of the active draft and of the drafts that are compiled with it, or renews that page. */
export const checkDraft: Command = {
  id: 'marginalia.checkDraft',
  title: messages.titles.checkDraft,
  run: async ({ drafts, reviewPage }) => {
    const draft = drafts.findActive()?.document.uri ?? reviewPage.checked ?? drafts.findRecent()?.document.uri;
    if (draft === undefined) throw new Slip(messages.noDraft());
    await reviewPage.show(draft);
  },
};
