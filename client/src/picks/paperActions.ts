import { commands, env } from 'vscode';
import { citationText, insertCitations } from '../citing';
import type { DraftTarget } from '../drafts';
import { openPaper } from '../opening';
import type { Services } from '../services';
import { tell } from '../tell';
import { words } from '../words';
import type { PaperAction } from './paperItem';

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
      return copy(citationText(target, [key]));
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

/** Puts the text on the clipboard, and says so. */
export async function copy(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  tell(words.copied(text));
}
