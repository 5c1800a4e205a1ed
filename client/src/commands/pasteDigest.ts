import { env, window, workspace } from 'vscode';
import { digestLanguageId } from '../documents';
import { tell } from '../tell';
import { words } from '../words';
import type { Command } from './command';

/** Opens a new digest with what was copied, or an empty one where that is no digest. */
export const pasteDigest: Command = {
  id: 'marginalia.pasteDigest',
  title: words.titles.pasteDigest,
  run: async ({ library }) => {
    const copied = await env.clipboard.readText();
    const papers = await library.countPastedPapers(copied);
    await window.showTextDocument(await workspace.openTextDocument({ language: digestLanguageId, content: papers === 0 ? '' : copied }));
    tell(papers === 0 ? words.pasteHere() : words.pastedHere(papers));
  },
};
