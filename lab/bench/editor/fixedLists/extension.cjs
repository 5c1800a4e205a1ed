// The floor of a completion list in VS Code: twelve items that are always the same. In one language the list is complete, so VS Code
// filters it in the page; in the other it is incomplete, so VS Code asks for it again at each letter.
const { CompletionItem, CompletionItemKind, CompletionList, languages, Range } = require('vscode');

/** What may be typed into the complete list. */
const word = 'attention';

exports.activate = ({ subscriptions }) => {
  for (const language of ['fixed-complete', 'fixed-incomplete'])
    subscriptions.push(
      languages.registerCompletionItemProvider(
        language,
        { provideCompletionItems: (document, position) => createList(document, position, language === 'fixed-incomplete') },
        '@',
      ),
    );
};

function createList(document, position, isIncomplete) {
  const start = document.lineAt(position).text.lastIndexOf('@') + 1;
  const items = Array.from({ length: 12 }, (_, index) =>
    Object.assign(new CompletionItem({ label: `Paper ${index}`, detail: '  a title as long as most titles' }, CompletionItemKind.Reference), {
      range: new Range(position.line, start, position.line, position.character),
      filterText: word,
      sortText: `${index}`.padStart(2, '0'),
      insertText: `paper-${index}`,
    }),
  );
  return new CompletionList(items, isIncomplete);
}
