import { commands, env } from 'vscode';
import { renderCopiedCitation } from '../../../server/src/client';
import { insertCitations } from '../citing/insertCitations';
import type { DraftTarget } from '../editing/draftTracker';
import { openPaper } from '../editing/openPaper';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import type { Services } from '../services';
import type { PaperAction } from './paperItem';

/** Performs an action on one paper. `target` is the draft in which the paper would be cited; undefined if no draft is open. */
export async function performPaperAction(
  services: Services,
  action: PaperAction,
  key: string,
  target: DraftTarget | undefined,
): Promise<void> {
  switch (action) {
    case 'insert':
      if (target === undefined) throw new Slip(messages.noDraft());
      return insertCitations(services.library, target, [key]);
    case 'open':
      return openPaper(services.library, key);
    case 'related':
      await commands.executeCommand('marginalia.relatedPapers', key);
      return;
    case 'find-online':
      await commands.executeCommand('marginalia.findOnline', key);
      return;
    case 'copy-citation':
      return copyText(renderCopiedCitation(target?.document.languageId, [key]));
    case 'copy-key':
      return copyText(key);
  }
}

/** Copies the text to the clipboard and confirms it in the status bar. */
export async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  showStatus(messages.copied(text));
}
