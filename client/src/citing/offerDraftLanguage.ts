import { commands, CompletionItem, CompletionItemKind, Disposable, languages, Range, type Position, type TextDocument } from 'vscode';
import type { Library } from '../server/library';
import { messages } from '../messages/messages';

/** The beginning of a citation, and the language in which papers are cited so. */
const beginnings = [
  { pattern: /\[@$/, languageId: 'markdown', name: 'Markdown' },
  { pattern: /\\[a-z]*cite[a-z]*\*?(?:\[[^\]]*\]){0,2}\{$/i, languageId: 'latex', name: 'LaTeX' },
] as const;

/** Of a line, at most so many UTF-16 code units before the cursor are read. */
const maxBeginning = 200;

const command = 'marginalia.useDraftLanguage';

/**
 * Where a citation is begun in plain text, offers to change the language of the document to Markdown or LaTeX, in which papers can be
 * cited. Nothing is offered while the library is empty.
 */
export function offerDraftLanguage(library: Library): Disposable {
  const provider = {
    provideCompletionItems(document: TextDocument, position: Position): CompletionItem[] {
      if ((library.status?.papers ?? 0) === 0) return [];
      const before = document.getText(new Range(position.translate(0, -Math.min(position.character, maxBeginning)), position));
      const language = beginnings.find(({ pattern }) => pattern.test(before));
      return language === undefined ? [] : [createOffer(document, position, language)];
    },
  };
  return Disposable.from(
    languages.registerCompletionItemProvider({ language: 'plaintext' }, provider, '@', '{'),
    commands.registerCommand(command, changeLanguage),
  );
}

function createOffer(document: TextDocument, position: Position, language: (typeof beginnings)[number]): CompletionItem {
  const item = new CompletionItem(messages.useDraftLanguage(language.name), CompletionItemKind.Text);
  item.documentation = messages.plainTextHasNoCitations();
  item.range = new Range(position, position);
  item.insertText = '';
  item.filterText = '';
  item.command = { command, title: messages.useDraftLanguage(language.name), arguments: [document, language.languageId] };
  return item;
}

/** Changes the language, and shows the papers that can be cited at the cursor. */
async function changeLanguage(document: TextDocument, languageId: string): Promise<void> {
  await languages.setTextDocumentLanguage(document, languageId);
  await commands.executeCommand('editor.action.triggerSuggest');
}
