import {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  commands,
  Disposable,
  languages,
  type Position,
  Range,
  type TextDocument,
} from 'vscode';
import { editorLanguages } from '../../../server/src/client';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';

/** Of a line, at most so many UTF-16 code units before the cursor are read. */
const maxBeginning = 200;

const triggers = editorLanguages.flatMap(({ triggerCharacters }) => triggerCharacters);

const command = 'marginalia.useDraftLanguage';

/**
 * Where a citation is begun in plain text, offers to change the language of the document to Markdown or LaTeX, in which papers can be
 * cited. Nothing is offered while the library is empty.
 */
export function offerDraftLanguage(library: Library): Disposable {
  const provider = {
    provideCompletionItems(document: TextDocument, position: Position): CompletionList {
      if ((library.status?.papers ?? 0) === 0) return new CompletionList();
      const before = document.getText(new Range(position.translate(0, -Math.min(position.character, maxBeginning)), position));
      const language = editorLanguages.find((each) => each.beginsCitation(before));
      // The list is incomplete, so that VS Code asks for it again after each letter and the offer stays.
      return language === undefined ? new CompletionList() : new CompletionList([createOffer(document, position, language)], true);
    },
  };
  return Disposable.from(
    languages.registerCompletionItemProvider({ language: 'plaintext' }, provider, ...triggers),
    commands.registerCommand(command, changeLanguage),
  );
}

function createOffer(document: TextDocument, position: Position, language: (typeof editorLanguages)[number]): CompletionItem {
  const item = new CompletionItem(messages.useDraftLanguage(language.name), CompletionItemKind.Text);
  item.documentation = messages.plainTextHasNoCitations();
  item.range = new Range(position, position);
  item.insertText = '';
  item.filterText = '';
  item.command = { command, title: messages.useDraftLanguage(language.name), arguments: [document, language.id] };
  return item;
}

/** Changes the language, and shows the papers that can be cited at the cursor. */
async function changeLanguage(document: TextDocument, languageId: string): Promise<void> {
  await languages.setTextDocumentLanguage(document, languageId);
  await commands.executeCommand('editor.action.triggerSuggest');
}
