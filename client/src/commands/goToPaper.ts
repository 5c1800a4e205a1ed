import { window } from 'vscode';
import { fromPosition } from '../convert';
import type { Library } from '../library';
import { openPaper } from '../opening';
import { runSearchPick } from '../picks/searchPick';
import { words } from '../words';
import { findKey, type Command } from './command';

/** Opens the paper that is given or that the cursor stands on, or else the one that the writer picks. */
export const goToPaper: Command = {
  id: 'marginalia.goToPaper',
  title: words.titles.goToPaper,
  run: async (services, argument) => {
    const key = findKey(argument) ?? (await findKeyAtCursor(services.library));
    if (key !== undefined) return openPaper(services.library, key);
    return runSearchPick(services, { target: undefined, query: '' });
  },
};

async function findKeyAtCursor(library: Library): Promise<string | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const answer = await library.paperAt({
    uri: editor.document.uri.toString(),
    position: fromPosition(editor.selection.active),
  });
  return answer?.key;
}
