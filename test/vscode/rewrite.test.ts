import assert from 'node:assert/strict';
import { commands, type Location, languages, Position, Range, Selection, type TextEditor, window, workspace } from 'vscode';
import {
  chooseFromMenu,
  currentLine,
  hoverOver,
  lineReads,
  menuRows,
  openDraft,
  openMenu,
  placeCursorAt,
  takeFix,
} from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, notifications, quickPickRows } from './support/workbench';

const ownEntry = '@book{elder1999,\n  author = {Elder, Rose},\n  title  = {The Elderberry Handbook},\n  year   = {1999}\n}\n';

/** Opens the draft once its citations have been checked. */
async function openChecked(sandbox: Sandbox, name: string): Promise<TextEditor> {
  const editor = await openDraft(sandbox.path(name));
  // That a bibliography is not there is said until it has been read.
  await waitFor('the warnings', () =>
    languages.getDiagnostics(editor.document.uri).some(({ message }) => !message.includes('was not found')),
  );
  return editor;
}

async function selectAll(editor: TextEditor): Promise<void> {
  const { lineCount } = editor.document;
  const end = editor.document.lineAt(lineCount - 1).range.end;
  await window.showTextDocument(editor.document, { preview: false, selection: new Range(0, 0, end.line, end.character) });
  await waitFor('the selection', () => editor.selection.isEqual(new Selection(0, 0, end.line, end.character)));
}

suite('citations: quick fixes', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('a mistyped key is marked, and changed by the light bulb', async () => {
    const sandbox = await createSandbox({ 'draft.md': '---\nbibliography: own.bib\n---\n\nAs said [@elder1990].\n', 'own.bib': ownEntry });
    await placeCursorAt(await openChecked(sandbox, 'draft.md'), '[@el<|>der1990]');
    assert.match(await hoverOver('elder1990'), /"elder1990" isn't in own\.bib or in any digest\. Did you mean "elder1999"\?/);
    await person.screenshot('undefined-citation');
    await person.moveAway();
    await openMenu(() => person.press('ControlOrMeta+.'), 'Change to');
    await person.screenshot('light-bulb');
    await chooseFromMenu('Change to "elder1999"');
    await lineReads('As said [@elder1999].');
    await waitFor('no warning', () => languages.getDiagnostics(window.activeTextEditor!.document.uri).length === 0);
  });

  test('an entry that is missing is added by the light bulb', async () => {
    const sandbox = await createSandbox({
      'draft.md': '---\nbibliography: own.bib\n---\n\nAs said [@snapkv; @tidaldecode].\n',
      'own.bib': ownEntry,
    });
    await placeCursorAt(await openChecked(sandbox, 'draft.md'), '[@snap<|>kv;');
    await openMenu(() => person.press('ControlOrMeta+.'), 'Add all');
    await person.screenshot('light-bulb-add');
    await chooseFromMenu('Add all 2 missing entries to own.bib');
    const file = await waitFor('both entries', () => {
      const open = workspace.textDocuments.find(({ uri }) => uri.toString() === sandbox.uri('own.bib').toString());
      return open?.getText().includes('{snapkv,') && open.getText().includes('{tidaldecode,') && open;
    });
    assert.ok(file.getText().startsWith(ownEntry));
    await waitFor('no warning', () => languages.getDiagnostics(sandbox.uri('draft.md')).length === 0);
  });

  test('what the sample lacks is offered, one by one and all at once', async () => {
    const editor = await openDraft('related-work.md');
    await waitFor('the warnings', () => languages.getDiagnostics(editor.document.uri).length > 0);
    await placeCursorAt(editor, '[@snap<|>kv]');
    await openMenu(() => person.press('ControlOrMeta+.'), 'Add all');
    assert.deepEqual((await menuRows()).slice(0, 2), ['Add "snapkv" to references.bib', 'Add all 4 missing entries to references.bib']);
    await person.screenshot('bibliography');
    await person.press('Escape');
  });

  test('an unknown key is looked up in the library, and what is chosen takes its place', async () => {
    const sandbox = await createSandbox({
      'draft.md': '---\nbibliography: own.bib\n---\n\nAs said [see @razor, p. 3].\n',
      'own.bib': ownEntry,
    });
    await placeCursorAt(await openChecked(sandbox, 'draft.md'), '@ra<|>zor');
    await takeFix('Find "razor" in your library', async () => (await quickPickRows()).length > 0, chooseFromMenu);
    await waitForList('RazorAttention', quickPickRows, (rows) => rows[0]?.label.startsWith('RazorAttention: ') ?? false);
    await person.press('Enter');
    await lineReads('As said [see @razorattention, p. 3].');
  });
});

suite('citations: written in another way', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('a citation is moved into the sentence, from the menu of refactorings', async () => {
    await placeCursorAt(await openDraft('cite.md', 'As said [@snapkv]<|>.'), 'As said [@snap<|>kv].');
    await openMenu(() => person.press('Control+Shift+R'));
    await person.screenshot('refactor-menu');
    await chooseFromMenu('Cite in the sentence');
    await lineReads('As said @snapkv.');
    await commands.executeCommand('undo');
    await lineReads('As said [@snapkv].');
  });

  test('a paragraph pasted from LaTeX becomes pandoc Markdown', async () => {
    const editor = await openDraft(
      'cite.md',
      'Few heads look back~\\citep[see][p.~3]{duoattention,razorattention}, says \\citet{longheads}.<|>',
    );
    await selectAll(editor);
    await openMenu(() => person.press('Control+Shift+R'));
    await chooseFromMenu('Convert citations to pandoc Markdown');
    await waitFor('pandoc', () => !currentLine(editor).includes('\\cite'));
    assert.match(currentLine(editor), /\[see @duoattention; @razorattention, p\.\s3\], says @longheads\.$/);
  });

  test('natbib becomes biblatex', async () => {
    const editor = await openDraft('cite.tex', 'Few heads look back~\\citep[see][p.~3]{duoattention}, says \\citet{longheads}.<|>');
    await selectAll(editor);
    await openMenu(() => person.press('Control+Shift+R'));
    await chooseFromMenu('Convert citations to biblatex');
    await lineReads('Few heads look back~\\parencite[see][p.~3]{duoattention}, says \\textcite{longheads}.');
  });

  test('all citations of a draft are put in order by a source action', async () => {
    const editor = await openDraft('cite.md', 'Heads [@snapkv; @duoattention; @snapkv].<|>');
    await openMenu(() => chooseCommand('Source Action...'));
    await chooseFromMenu('Organize citations');
    await waitFor('the order', () => currentLine(editor) === 'Heads [@duoattention; @snapkv].');
  });
});

suite('citations: renaming a key', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  const draft = '---\nbibliography: own.bib\n---\n\nAs said [@elder1999, p. 3], not @elder1999b.\n';
  const paper = '\\documentclass{article}\n\\begin{document}\nAs said \\cite{elder1999}.\n\\bibliography{own}\n\\end{document}\n';

  async function rename(to: string, from = 'elder1999'): Promise<void> {
    await person.press('F2');
    await waitFor('the box', async () => (await person.input('.rename-box input')) === from);
    await person.screenshot('rename');
    await person.press('ControlOrMeta+a');
    await person.type(to);
    await person.press('Enter');
  }

  test('F2 renames it in both drafts and in the bibliography', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft, 'paper.tex': paper, 'own.bib': ownEntry });
    await placeCursorAt(await openDraft(sandbox.path('draft.md')), '[@el<|>der1999,');
    await rename('rose1999');
    const textOf = async (name: string): Promise<string> => (await workspace.openTextDocument(sandbox.uri(name))).getText();
    await waitFor(
      'the new key in the draft',
      () => currentLine(window.activeTextEditor!) === 'As said [@rose1999, p. 3], not @elder1999b.',
    );
    await waitFor('the other draft', async () => (await textOf('paper.tex')) === paper.replace('elder1999', 'rose1999'));
    assert.equal(await textOf('own.bib'), ownEntry.replace('elder1999', 'rose1999'));
  });

  test('in the bibliography it does the same', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    const { document } = await openDraft(sandbox.path('own.bib'));
    await waitFor('the citation in the new draft', async () => {
      const found = await commands.executeCommand<readonly Location[]>('vscode.executeReferenceProvider', document.uri, new Position(0, 8));
      return found.some(({ uri }) => uri.path === sandbox.uri('draft.md').path);
    });
    await placeCursorAt(window.activeTextEditor!, '{el<|>der1999,');
    await rename('rose1999');
    await waitFor('the draft', async () =>
      (await workspace.openTextDocument(sandbox.uri('draft.md'))).getText().includes('[@rose1999, p. 3]'),
    );
  });

  test('a key that is made from a title says why it stays', async () => {
    const sandbox = await createSandbox({ 'draft.md': 'As said [@quest].\n' });
    await placeCursorAt(await openDraft(sandbox.path('draft.md')), '[@que<|>st]');
    await rename('elder', 'quest');
    await waitForList('the reason', notifications, (all) =>
      all.some((text) => text.startsWith('"quest" is generated from the paper\'s title in reading-digest.txt.')),
    );
    assert.equal(currentLine(window.activeTextEditor!), 'As said [@quest].');
  });

  test('a key that BibTeX would not read is refused', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft.replace(', p. 3', ''), 'own.bib': ownEntry });
    await placeCursorAt(await openDraft(sandbox.path('draft.md')), '[@el<|>der1999]');
    await rename('rose{1999');
    await waitForList('the reason', notifications, (all) => all.some((text) => text.startsWith('A citation key can\'t contain "{"')));
    assert.match(currentLine(window.activeTextEditor!), /^As said \[@elder1999\]/);
  });

  test('in LaTeX the reason comes at once', async () => {
    const sandbox = await createSandbox({ 'paper.tex': 'As said \\cite{quest}.\n' });
    await placeCursorAt(await openDraft(sandbox.path('paper.tex')), '{que<|>st}');
    await person.press('F2');
    await waitFor('the reason', async () =>
      (await person.see('.monaco-editor-overlaymessage')).some((text) =>
        text.includes("is generated from the paper's title in reading-digest.txt"),
      ),
    );
    await person.screenshot('rename-refused');
  });
});
