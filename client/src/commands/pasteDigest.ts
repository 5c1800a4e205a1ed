import { env, window, workspace } from 'vscode';
import { digestLanguageId } from '../documents';
import { tell } from '../tell';
import { words } from '../words';
import type { Command } from './command';

/** Opens a new digest with what was copied, and says how many papers were found in it. */
export const pasteDigest: Command = {
  id: 'marginalia.pasteDigest',
  title: words.titles.pasteDigest,
  run: async ({ library }) => {
    const copied = await env.clipboard.readText();
    const papers = copied.trim() === '' ? undefined : await library.countPastedPapers(copied, true);
    await window.showTextDocument(await workspace.openTextDocument({ language: digestLanguageId, content: copied }));
    tell(papers === undefined ? words.pasteHere() : papers === 0 ? words.noPaperPasted() : words.pastedHere(papers));
  },
};
