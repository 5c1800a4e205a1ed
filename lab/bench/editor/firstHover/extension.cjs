// Asks for the hover at the first citation of a draft from its own activation on, and shows in the status bar which hovers are there:
// its own, which says always the same (the floor), and that of the paper.
const { commands, Hover, languages, Position, StatusBarAlignment, window, workspace } = require('vscode');

const fixed = 'A fixed hover.';
/** How often it asks, in milliseconds. */
const interval = 40;

exports.activate = ({ subscriptions }) => {
  const item = window.createStatusBarItem('firstHover', StatusBarAlignment.Left);
  item.text = 'hovers: none';
  item.show();
  subscriptions.push(item, languages.registerHoverProvider('markdown', { provideHover: () => new Hover(fixed) }));
  const timer = setInterval(async () => {
    const hovers = await askForHovers();
    if (hovers.includes(fixed) && item.text === 'hovers: none') item.text = 'hovers: fixed';
    if (!hovers.some((text) => text !== fixed)) return;
    item.text = 'hovers: fixed, paper';
    clearInterval(timer);
  }, interval);
  subscriptions.push({ dispose: () => clearInterval(timer) });
};

async function askForHovers() {
  const draft = workspace.textDocuments.find(({ languageId }) => languageId === 'markdown');
  const at = draft?.getText().indexOf('[@') ?? -1;
  if (at < 0) return [];
  const { line, character } = draft.positionAt(at);
  const hovers = await commands.executeCommand('vscode.executeHoverProvider', draft.uri, new Position(line, character + 3));
  return hovers.flatMap(({ contents }) => contents.map((content) => content.value));
}
