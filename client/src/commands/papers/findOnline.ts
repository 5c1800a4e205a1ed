import { env, QuickPickItemKind, Uri, window, type QuickPickItem } from 'vscode';
import { findKeyAtCursor } from '../../editing/keyAtCursor';
import { messages } from '../../messages/messages';
import { Slip } from '../../messages/slip';
import { findKey, type Command } from '../command';

interface PageRow extends QuickPickItem {
  readonly url?: string;
}

/**
 * Lists web pages of a paper and web searches for its title. The page that the writer chooses is opened in the browser. The extension
 * itself downloads nothing.
 */
export const findOnline: Command = {
  id: 'marginalia.findOnline',
  title: messages.titles.findOnline,
  run: async ({ library }, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(library));
    if (key === undefined) throw new Slip(messages.noPaperHere());
    const paper = await library.paper(key);
    if (paper === null) throw new Error(messages.noSuchPaper(key));
    if (paper === undefined) return;
    const { known, searches } = paper.online;
    const rows: readonly PageRow[] = [
      ...known.map(({ label, url }) => ({ label: `$(globe) ${label}`, description: url, url })),
      ...(known.length === 0 ? [] : [{ label: '', kind: QuickPickItemKind.Separator }]),
      ...searches.map(({ label, url }) => ({ label: `$(search) ${messages.searchTitleOn(label)}`, url })),
    ];
    const chosen = await window.showQuickPick(rows, { title: paper.title, placeHolder: messages.findOnlineHint() });
    if (chosen?.url !== undefined) await env.openExternal(Uri.parse(chosen.url, true));
  },
};
