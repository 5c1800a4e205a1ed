import { env, window, workspace } from 'vscode';
import { digestLanguageId } from '../../editing/documents';
import { showStatus } from '../../messages/showStatus';
import { showInformation } from '../../messages/show';
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
    // The status bar has no room for the advice. Not awaited, because the command is done.
    if (papers === 0) void showInformation(messages.noPaperPasted());
    else showStatus(papers === undefined ? messages.pasteHere() : messages.pastedHere(papers));
  },
};
