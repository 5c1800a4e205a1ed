import assert from 'node:assert/strict';
import { commands, type DocumentSymbol, Range, type SemanticTokens, type TextEditor } from 'vscode';
import { hoverOver, lineReads, openDraft, placeCursorAt, visibleSuggestions } from './support/editing';
import { listsOfPapers } from './support/listsOfPapers';
import { showFolded } from './support/papersView';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady } from './support/workbench';

/** The files above the outline fold, so that it has room. */
async function showOutline(): Promise<void> {
  await commands.executeCommand('outline.focus');
  await waitFor('room for the outline', async () => {
    const open = await person.see('.pane-header.expanded');
    if (!open.some((header) => /outline/i.test(header))) return false;
    if (!open.some((header) => /sample/i.test(header))) return true;
    await person.click('.pane-header.expanded:has-text("sample")');
    return false;
  });
}

/** A row may give the name and the rest of a title apart. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const holdAll =
  (titles: readonly string[]) =>
  (rows: readonly string[]): boolean =>
    titles.every((title) => rows.some((row) => lettersOf(row).includes(lettersOf(title))));

/** With every group open: where Markdown has an outline too, the groups of both may come closed. */
async function outlineRows(): Promise<readonly string[]> {
  await commands.executeCommand('outline.expand');
  return person.see('.outline-tree .monaco-list-row');
}

/** What the extension says to be a name or a title, name and title joined. */
async function colouredWords({ document }: TextEditor): Promise<readonly string[]> {
  const all = new Range(0, 0, document.lineCount, 0);
  const { data } = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentRangeSemanticTokens', document.uri, all);
  let [line, character] = [0, 0];
  const found: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0] = data.slice(at, at + 3);
    [line, character] = [line + down, down === 0 ? character + right : right];
    found.push(document.getText(new Range(line, character, line, character + length)));
  }
  return [found.join(' ')];
}

suite('digestShapes: lists of papers as people have them', () => {
  let sandbox: Sandbox;
  suiteSetup(async () => {
    await libraryIsReady();
    await showFolded();
    sandbox = await createSandbox(Object.fromEntries(Object.values(listsOfPapers).map(({ file, text }) => [file, text])));
    for (const { name } of Object.values(listsOfPapers))
      await waitFor(
        `${name} in the library`,
        async () => (await commands.executeCommand<unknown[]>('vscode.executeWorkspaceSymbolProvider', name)).length > 0,
      );
  });
  suiteTeardown(async () => {
    await commands.executeCommand('workbench.view.explorer');
    await waitFor('the files', async () => {
      if ((await person.see('.pane-header.expanded')).some((header) => /sample/i.test(header))) return true;
      await person.click('.pane-header:has-text("sample")');
      return false;
    });
    await clearSandboxes();
  });

  for (const [kind, { file, titles, name, citation, card }] of Object.entries(listsOfPapers)) {
    const picture = `list-${file.replace(/-digest\..*/, '')}`;

    test(`${kind} is outlined and hovered`, async () => {
      const editor = await openDraft(sandbox.path(file));
      const listSymbols = async (): Promise<readonly string[]> => {
        const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', editor.document.uri);
        return symbols.map(({ name: title }) => title);
      };
      await waitForList('all papers', listSymbols, holdAll(titles));
      if (editor.document.languageId === 'marginalia-digest')
        await waitForList('coloured titles', () => colouredWords(editor), holdAll(titles));
      await showOutline();
      await waitForList('all papers in the outline', outlineRows, holdAll(titles));
      await placeCursorAt(editor, `<|>${name}: `);
      const said = await hoverOver(name, `${name}: `);
      assert.ok(said.startsWith(name), said);
      assert.match(said, card);
      await person.screenshot(picture);
    });

    test(`a paper of ${kind} is cited by keyboard`, async () => {
      await openDraft('cite.md', 'It has been done <|>');
      await person.type(`@${name.toLowerCase()}`);
      await waitForList(name, visibleSuggestions, (rows) => rows[0]?.label.startsWith(name) ?? false);
      await person.screenshot(`${picture}-cite`);
      await person.press('Enter');
      await lineReads(`It has been done ${citation}`);
    });
  }
});
