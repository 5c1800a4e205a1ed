import { commands, env, window } from 'vscode';
import { citationText, insertCitation } from '../citing';
import type { DraftTarget } from '../drafts';
import { openPaper } from '../opening';
import type { Services } from '../services';
import { words } from '../words';
import type { PaperAction } from './paperItem';

/** How long the status bar tells of something done, in milliseconds. */
const toldFor = 5000;

/** Does one thing with one paper. `target` is the draft that citations are for; undefined where none is open. */
export async function performPaperAction(
  services: Services,
  action: PaperAction,
  key: string,
  target: DraftTarget | undefined,
): Promise<void> {
  switch (action) {
    case 'insert':
      if (target === undefined) throw new Error(words.noDraft());
      return insertCitation(services.library, target, key);
    case 'open':
      return openPaper(services.library, key);
    case 'related':
      await commands.executeCommand('marginalia.relatedPapers', key);
      return;
    case 'copy-citation':
      return copy(citationText(target, key));
    case 'copy-key':
      return copy(key);
    case 'copy-title': {
      const paper = await services.library.paper(key);
      if (paper === null) throw new Error(words.noSuchPaper(key));
      if (paper === undefined) return;
      await env.clipboard.writeText(paper.title);
      tell(words.titleCopied());
    }
  }
}

/** Says in the status bar what was done. */
export function tell(text: string): void {
  window.setStatusBarMessage(text, toldFor);
}

async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  tell(words.copied(text));
}
