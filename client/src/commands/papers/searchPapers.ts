import { window } from 'vscode';
import { runSearchPick } from '../../picks/searchPick';
import { messages } from '../../messages/messages';
import type { Command } from '../command';

/** The longest selection that becomes the query, in UTF-16 code units. */
const longestSeed = 100;

export const searchPapers: Command = {
  id: 'marginalia.searchPapers',
  title: messages.titles.searchPapers,
  run: (services) => runSearchPick(services, { target: services.drafts.findActive(), query: selectedWords() }),
};

/** The selected words, which become the query, as in VS Code's own search. */
function selectedWords(): string {
  const editor = window.activeTextEditor;
  if (editor === undefined || editor.selection.isEmpty || !editor.selection.isSingleLine) return '';
  const text = editor.document.getText(editor.selection).trim();
  return text.length <= longestSeed ? text : '';
}
