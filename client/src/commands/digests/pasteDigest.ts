import { env, window, workspace } from 'vscode';
import { digestLanguageId } from '../../editing/documents';
import { showStatus } from '../../messages/showStatus';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** Opens a new digest with the text of the clipboard, and shows how many papers it contains. */
export const pasteDigest: Command = {
  id: 'marginalia.pasteDigest',
  title: messages.titles.pasteDigest,
  run: async ({ library }) => {
    const copied = await env.clipboard.readText();
    const papers = copied.trim() === '' ? undefined : await library.countPastedPapers(copied, true);
    await window.showTextDocument(await workspace.openTextDocument({ language: digestLanguageId, content: copied }));
    showStatus(papers === undefined ? messages.pasteHere() : papers === 0 ? messages.noPaperPasted() : messages.pastedHere(papers));
  },
};
