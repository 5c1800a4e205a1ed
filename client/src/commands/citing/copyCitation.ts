import { renderCopiedCitation } from '../../../../server/src/client';
import { copyText } from '../../picks/paperActions';
import { messages } from '../../messages/messages';
import { findKeys, type Command } from '../command';

/** Copies a citation of the selected papers. The command is started from rows of the Papers view. */
export const copyCitation: Command = {
  id: 'marginalia.copyCitation',
  title: messages.titles.copyCitation,
  run: async ({ drafts }, argument, chosen) => {
    const keys = findKeys(argument, chosen);
    if (keys.length > 0) await copyText(renderCopiedCitation(drafts.findRecent()?.document.languageId, keys));
  },
};
