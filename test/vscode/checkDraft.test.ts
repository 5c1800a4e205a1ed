import assert from 'node:assert/strict';
import { commands, type DocumentLink, languages, Position, Selection, type TextEditor, WorkspaceEdit, window, workspace } from 'vscode';
import { freshNotifications } from './support/completing';
import { currentLine, editorOf, keyboardIsIn, openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { photograph } from './support/themes';
import { waitFor, waitForList } from './support/waiting';
import { answerNotification, chooseCommand, libraryIsReady, quickPickRows } from './support/workbench';

const bibliography = `@article{salt, author = {Salt, Ina}, title = {The Sea and Its Salt}, journal = {J. of Water}, year = 2001}
@article{dune, author = {Dune, Al}, title = {Sand in the Wind}, journal = {J. of Sand}, year = 2003}
@misc{ice, author = {Frost, Jo}, title = {Ice on Lakes}}
@misc{clay, author = {Loam, Vi}, title = {Clay of Old Rivers}}
@article{ash, author = {Cinder, Em}, title = {Ash in Layers}, journal = {J. of Soil}, year = 2004}
`;

const draft = `---
bibliography: stones.bib
---

# Water

The sea is salt [@salt], and so was the old one [@saltt].

# Ground

Much was written of it [@salt; @dune; @ice; @clay; @ash].
`;

/** The page, once it is in an editor that is visible. */
async function findPage(): Promise<TextEditor> {
  return waitFor('the page', () => window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'marginalia-check'));
}

/** Runs the command from the palette, and waits until the page has the keyboard and this text. */
async function openPage(text: RegExp): Promise<TextEditor> {
  await chooseCommand('Marginalia: Check Draft');
  const page = await findPage();
  await keyboardIsIn(page.document);
  await pageReads(page, text);
  return page;
}

async function pageReads({ document }: TextEditor, text: RegExp): Promise<void> {
  await waitFor(`"${text.source}" on the page`, () => text.test(document.getText())).catch(() => assert.match(document.getText(), text));
}

/** The cursor is set a moment after the editor is shown. */
async function isSelected(editor: TextEditor, words: string): Promise<void> {
  await waitFor(`"${words}" selected`, () => editor.document.getText(editor.selection) === words);
  await keyboardIsIn(editor.document);
}

/** The editor that has the keyboard. */
const focused = '.editor-instance:has(.monaco-editor.focused)';

function problemsOf(sandbox: Sandbox, name: string): readonly string[] {
  return languages.getDiagnostics(sandbox.uri(name)).map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

const digest = `Kitefall: Kites That Fall Slowly

Kites fall too fast in calm air. We present Kitefall, which reduces the speed of falling kites by 40% at the coast.
`;

suite('review of a draft', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('sentences that no cited abstract supports are listed, and Show Evidence says the same', async () => {
    const sentence = 'Bread and salt were baked in clay ovens by old monks of stone abbeys [@kitefall].';
    const sandbox = await createSandbox({
      'kites-digest.txt': digest,
      'bread.md': `Falling kites can be slowed by 40% at the coast [@kitefall].\n\n${sentence}\n`,
    });
    const bread = await openDraft(sandbox.path('bread.md'));
    const page = await openPage(/^\s*1 +Sentences that the cited abstract doesn't support$/m);
    await pageReads(page, /^The abstract of Kitefall doesn't say this\.$/m);
    await person.screenshot('review-unsupported');
    await person.press('Escape');
    await keyboardIsIn(bread.document);
    await placeCursorAt(bread, 'Bread<|> and salt');
    await chooseCommand('Marginalia: Show Evidence');
    const rows = await waitForList('Kitefall', quickPickRows, (list) => list[0]?.label.includes('Kitefall') === true);
    assert.equal(rows[0]?.detail, "The abstract doesn't say this");
    await person.screenshot('evidence-nothing');
    await person.press('Escape');
  });

  test('by the keyboard alone: counts, the next finding, its fix, the page without it (core)', async function () {
    this.timeout(60_000);
    const sandbox = await createSandbox({ 'stones.bib': bibliography, 'stones.md': draft });
    await openDraft(sandbox.path('stones.md'));
    const page = await openPage(/^7 citations · 5 works · \d+ findings$/m);
    // The server may learn of the new bibliography only now; the page follows.
    await pageReads(page, /^\s*1 +Unknown citation key$/m);
    await pageReads(page, /^\s*2 +Incomplete reference$/m);
    await pageReads(page, /^\s*4 +Cited only in a long list$/m);
    await pageReads(page, /^4 of the 5 papers in this list aren't cited anywhere else: dune, ice, clay, ash\.$/m);
    await person.screenshot('review');
    await photograph('review', async () => (await person.see('.editor-instance .view-line')).length > 0);

    await person.press('n');
    await waitFor('the finding beside the page', () =>
      window.visibleTextEditors.some(
        (editor) => editor.document.uri.path.endsWith('/stones.md') && currentLine(editor).includes('[@saltt]'),
      ),
    );
    await keyboardIsIn(page.document);
    await person.screenshot('review-next');
    await person.press('Enter');
    const editor = await editorOf('stones.md');
    await isSelected(editor, 'saltt');
    await window.showTextDocument(page.document, { viewColumn: page.viewColumn! });
    await keyboardIsIn(page.document);
    await person.press('f');
    await waitForList('the fixes', quickPickRows, (rows) => rows.some(({ label }) => label === 'Change to "salt"'));
    await person.press('Enter');
    await waitFor('the fix', () => editor.document.getText().includes('the old one [@salt]'));
    await waitFor('the page without the finding', () => !page.document.getText().includes('Unknown citation key'));
    await pageReads(page, /^7 citations · 5 works · 6 findings$/m);

    await keyboardIsIn(page.document);
    await person.screenshot('review-fixed');
    // From the draft, with the keys for the next finding: an entry of the bibliography.
    await window.showTextDocument(editor.document, { viewColumn: editor.viewColumn! });
    await keyboardIsIn(editor.document);
    await person.press('Alt+m', '.');
    const bib = await editorOf('stones.bib');
    await waitFor('the entry', () => currentLine(bib).startsWith('@misc{'));
    await person.screenshot('review-entry');
    await window.showTextDocument(page.document, { viewColumn: page.viewColumn! });
    await keyboardIsIn(page.document);
    await person.press('Escape');
    await waitFor('no page', () => window.tabGroups.all.every(({ tabs }) => tabs.every(({ label }) => label !== 'Check Draft')));
  });

  test('by the mouse: the lens of a finding fixes it, another dismisses one, and what only lacks an entry comes last', async function () {
    this.timeout(60_000);
    const sandbox = await createSandbox({
      'stones.bib': bibliography,
      'lava-digest.txt':
        'Scoria: A Model of Lava\n\nLava flows. We present Scoria, a model of how basaltic lava flows, which was fitted to 412 vents. Scoria predicts the yearly flow of basaltic lava with an error of 3.8%.\n',
      'lava.md':
        '---\nbibliography: stones.bib\n---\n\nThe yearly flow of basaltic lava is predicted with an error of 8.3% [@scoria].\n\nThe model of how basaltic lava flows was fitted to 142 vents [@scoria].\n',
    });
    const draftEditor = await openDraft(sandbox.path('lava.md'));
    const page = await openPage(/^\s*2 +Contradicted number$/m);
    const text = page.document.getText();
    assert.ok(text.indexOf('Not in the bibliography yet (1)') > text.indexOf('Contradicted number (2)'), text);
    const lenses = (): Promise<readonly string[]> => person.see(`${focused} .codelens-decoration a`);
    await waitForList('the lenses', lenses, (all) => all.filter((title) => title === 'Dismiss').length === 2);
    const fix = (await lenses()).find((title) => title.startsWith('Fix: ')) ?? '';
    await person.screenshot('review-lenses');
    await person.click(`${focused} .codelens-decoration a:text-is("${fix}")`);
    await waitFor('the fix', () => draftEditor.document.getText().includes('an error of 3.8'));
    await pageReads(page, /^\s*1 +Contradicted number$/m);
    await keyboardIsIn(page.document);
    await waitForList('the lenses', lenses, (all) => all.filter((title) => title === 'Dismiss').length === 1);
    await person.click(`${focused} .codelens-decoration a:text-is("Dismiss")`);
    await waitFor('the page without it', () => !/^Contradicted number \(/m.test(page.document.getText()));
    await keyboardIsIn(page.document);
    assert.match(draftEditor.document.getText(), /fitted to 142 vents/);
    await person.screenshot('review-dismissed');
    await answerNotification('Undo');
    await pageReads(page, /^\s*1 +Contradicted number$/m);
  });

  test('a draft that changes while the list of fixes is open is not changed at a wrong place', async function () {
    this.timeout(60_000);
    const sandbox = await createSandbox({
      'stones.bib': bibliography,
      'sea.md': '---\nbibliography: stones.bib\n---\n\nThe sea [@saltt].\n',
    });
    const editor = await openDraft(sandbox.path('sea.md'));
    const page = await openPage(/^\s*1 +Unknown citation key$/m);
    const line = page.document
      .getText()
      .split('\n')
      .findIndex((words) => words.includes('[@saltt]'));
    page.selection = new Selection(line, 0, line, 0);
    await waitFor('the cursor on the place', () => currentLine(page).includes('[@saltt]'));
    await keyboardIsIn(page.document);
    await person.press('f');
    await waitForList('the fixes', quickPickRows, (rows) => rows.some(({ label }) => label === 'Change to "salt"'));
    // As another program or another writer does it.
    const change = new WorkspaceEdit();
    change.insert(editor.document.uri, new Position(4, 0), 'Here: ');
    assert.ok(await workspace.applyEdit(change));
    await person.press('Enter');
    await waitForList('the message', freshNotifications, (all) => all.some((text) => text.includes('sea.md has changed in the meantime')));
    assert.equal(editor.document.lineAt(4).text, 'Here: The sea [@saltt].');
  });

  test('a draft that was never saved, with hostile words: these are text', async () => {
    const words = '\u202edlrow\u0007 <b>x</b> $(alert) [go](command:a.b) [@duoattention; @nobody<|>].';
    await openDraft('hostile.md', `# Heads $(alert)\n\n${words}\n`);
    const page = await openPage(/^Check Draft: hostile\.md\n2 citations · 1 work · \d+ findings?$/m);
    await pageReads(page, /^ {4}hostile\.md:3 {2}dlrow <b>x<\/b> \$\(alert\) \[go\]\(command:a\.b\) \[@duo/m);
    // Control characters, and those that reverse the order of letters.
    assert.doesNotMatch(page.document.getText(), /[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    const links = await waitFor('the links', async () => {
      const found = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', page.document.uri);
      return found.length > 0 && found;
    });
    for (const { target } of links) assert.equal(target?.toString().replace(/\?.*|%3F.*/, ''), 'command:marginalia.openFinding');
    await person.screenshot('review-hostile');
  });

  test('a project of two chapters in LaTeX, by the mouse: all its problems are in the list, also of what is not open', async function () {
    this.timeout(60_000);
    const sandbox = await createSandbox({
      'stones.bib': bibliography,
      'main.tex':
        '\\documentclass{book}\n\\begin{document}\n\\include{water}\n\\include{ground}\n\\bibliography{stones}\n\\end{document}\n',
      'water.tex': '\\chapter{Water}\nThe sea is salt~\\cite{salt}, and so was the old one~\\cite{saltt}.\n',
      'ground.tex': '\\chapter{Ground}\nMuch was written of it~\\cite{salt,dune,ice,clay,ash}, and of the rest~\\cite{drift}.\n',
    });
    await openDraft(sandbox.path('ground.tex'));
    const page = await openPage(/^8 citations · 5 works · 3 files · \d+ findings$/m);
    await pageReads(page, /^Check Draft: sandbox-\d+\/main\.tex$/m);
    await waitFor('the problems of the chapter that is not open', () => problemsOf(sandbox, 'water.tex').includes('undefined-citation'));
    await waitFor('what only the review tells', () => problemsOf(sandbox, 'ground.tex').includes('cited-only-in-list'));
    // The list may be full of problems of other files, and shows only as many rows as it has room for.
    await commands.executeCommand('workbench.actions.view.problems');
    await commands.executeCommand('problems.action.focusFilter');
    await waitFor('the keyboard in the filter', async () => (await person.input('.viewpane-filter input')) !== undefined);
    await person.press('ControlOrMeta+a');
    await person.type('water.tex');
    await waitFor('the list of problems', async () =>
      (await person.see('.markers-panel .monaco-list-row')).some((row) => row.includes('water.tex')),
    );
    await person.screenshot('review-problems');
    await commands.executeCommand('problems.action.clearFilterText');
    await commands.executeCommand('workbench.action.closePanel');

    await waitFor('a link for the place', async () => {
      const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', page.document.uri);
      return links.some(({ range }) => page.document.getText(range) === 'water.tex:2');
    });
    // A lens that is drawn moves what is below it.
    await waitFor('the lenses of the page', async () => (await person.see('.codelens-decoration a')).some((title) => title === 'Go to'));
    await waitFor('it on the screen', async () => (await person.see('.detected-link')).some((words) => words === 'water.tex:2'));
    // Lines move once more when lenses are drawn, and what was below the pointer is no link any more. A person then clicks again.
    const chapter = await waitFor('the chapter', async () => {
      await person.click({ word: 'water.tex:2' }, { modifiers: ['ControlOrMeta'] });
      return editorOf('water.tex', 3000).catch(() => undefined);
    });
    await isSelected(chapter, 'saltt');
    assert.notEqual(chapter.viewColumn, page.viewColumn);
    // Between the count and the finding, which both change.
    const lines = page.document.getText().split('\n');
    const place = lines.findIndex((line) => /^\s*2 +Incomplete reference$/.test(line));
    page.selection = new Selection(place, 0, place, 0);
    await waitFor('the cursor on the page', () => page.selection.active.line === place);
    await keyboardIsIn(chapter.document);
    await person.type('salt');
    await waitFor(
      'one finding less',
      () => /^\s*1 +Unknown citation key$/m.test(page.document.getText()) && !page.document.getText().includes('saltt'),
    );
    await waitFor("the reader's place as before", () => /^\s*2 +Incomplete reference$/.test(currentLine(page)));
    await person.screenshot('review-chapters');
    await workspace.save(chapter.document.uri);

    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'Check Draft'));
    await waitFor('what only the review tells gone', () => !problemsOf(sandbox, 'ground.tex').includes('cited-only-in-list'));
  });
});
