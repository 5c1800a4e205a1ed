import assert from 'node:assert/strict';
import { commands, type DocumentLink, type DocumentSymbol, type FoldingRange, type Location, languages, window } from 'vscode';
import { editorOf, hoverOver, hoverText, openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady, quickPickRows } from './support/workbench';

suite('looking up papers', () => {
  suiteSetup(libraryIsReady);

  test('hovering a citation key shows the card, title first (core)', async () => {
    await openDraft('related-work.md');
    const card = await hoverOver('duoattention', 'gate for each head');
    assert.match(card, /^DuoAttention: Efficient Long-Context LLM Inference/);
    assert.match(card, /cited once/);
    assert.match(card, /2\.55x/);
    const words = await waitFor('the last row of the card', async () => {
      const text = await hoverText();
      return text?.includes('Find online') === true && text;
    });
    assert.match(words, /2\.55x[^]*\nOpen in digest · Show Evidence · Add note · arXiv · Code · Find online\s*$/);
    await person.screenshot('hover');
  });

  test('hovering a name in prose shows the same card', async () => {
    await openDraft('related-work.md');
    assert.match(await hoverOver('LongHeads', 'LongHeads turns'), /^LongHeads: Multi-Head Attention/);
  });

  test('hovering a key in LaTeX shows the card', async () => {
    await openDraft('related-work.tex');
    assert.match(await hoverOver('tidaldecode'), /^TidalDecode/);
  });

  test('hovering a title in the digest shows the card (core)', async () => {
    await openDraft('reading-digest.txt');
    const card = await hoverOver('RazorAttention', 'RazorAttention: Efficient');
    assert.match(card, /^RazorAttention: Efficient KV Cache Compression/);
  });

  test('a link in the card opens the paper in its digest', async () => {
    await openDraft('related-work.md');
    await hoverOver('SnapKV', 'SnapKV chooses');
    await waitFor('the actions of the card', async () => (await hoverText())?.includes('Open in digest') ?? false);
    await person.click('.monaco-hover a:has-text("Open in digest")');
    const editor = await editorOf('reading-digest.txt');
    await waitFor('the cursor at the title', () => editor.document.lineAt(editor.selection.active.line).text.startsWith('SnapKV: '));
  });

  test('F12 on a name jumps to the title line (core)', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, 'Long<|>Heads turns');
    await person.press('F12');
    const editor = await editorOf('reading-digest.txt');
    await waitFor('the cursor at the title', () => editor.document.lineAt(editor.selection.active.line).text.startsWith('LongHeads: '));
  });

  test('F12 on a key in LaTeX jumps to the title line', async () => {
    const draft = await openDraft('related-work.tex');
    await placeCursorAt(draft, 'tidaldecode,que<|>st}');
    await person.press('F12');
    const editor = await editorOf('reading-digest.txt');
    await waitFor('the cursor at the title', () => editor.document.lineAt(editor.selection.active.line).text.startsWith('Quest: '));
  });

  test('a paper in two digests offers both places', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, '@duo<|>attention');
    await person.press('F12');
    await waitFor('both places', async () => (await person.see('.zone-widget .reference-zone-widget .monaco-list-row')).length >= 2);
  });

  test('one citation is one place in Find All References, whoever tells of it', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, '@duo<|>attention');
    const { document, selection } = draft;
    const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, selection.active);
    // VS Code lists one place once where two tell of the same range: ours and its own Markdown support.
    const here = found.filter(({ uri, range }) => uri.toString() === document.uri.toString() && range.contains(selection.active));
    assert.ok(here.length > 0);
    assert.deepEqual([...new Set(here.map(({ range }) => document.getText(range)))], ['@duoattention']);
    await person.press('Shift+F12');
    await waitFor('the places', async () => (await person.see('.zone-widget .reference-zone-widget .monaco-list-row')).length > 0);
    await person.press('Escape');
  });

  test('the outline of a digest lists its papers in their order, and the breadcrumbs name the one at the cursor', async () => {
    const editor = await openDraft('reading-digest.txt');
    const papers = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', editor.document.uri);
    assert.equal(papers.length, 30);
    assert.ok(papers.every(({ range }, index) => index === 0 || papers[index - 1]!.range.end.isBeforeOrEqual(range.start)));
    await commands.executeCommand('outline.focus');
    // The files make room for the outline.
    await person.click('.pane-header:has-text("sample")');
    const outlineRows = (): Promise<readonly string[]> => person.see('.outline-tree .monaco-list-row');
    await waitForList('the papers in the outline', outlineRows, (rows) => rows.length > 8 && rows[0]!.startsWith(papers[0]!.name));
    await person.screenshot('outline');
    await person.click('.pane-header:has-text("sample")');
    await placeCursorAt(editor, 'DuoAttention: Efficient<|>');
    const crumbs = (): Promise<readonly string[]> => person.see('.breadcrumbs-control .monaco-breadcrumb-item');
    await waitForList('the paper in the breadcrumbs', crumbs, (list) => list.at(-1)?.startsWith('DuoAttention: Efficient') ?? false);
    await person.screenshot('breadcrumbs');
    await commands.executeCommand('workbench.action.gotoSymbol');
    await waitForList('the papers by their place', quickPickRows, (rows) => rows.some(({ label }) => label.endsWith(papers[0]!.name)));
    await person.screenshot('symbols-by-place');
    await person.press('Escape');
  });

  test('each paper folds to its title, and identifiers are links', async () => {
    const { document } = await openDraft('reading-digest.txt');
    const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    assert.equal(folds.length, 30);
    const newsletter = await openDraft('newsletter-digest.md');
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', newsletter.document.uri);
    assert.ok(links.some(({ target }) => target?.toString().startsWith('https://arxiv.org/abs/')));
  });

  test('junk around the papers is no problem to show', async () => {
    const { document } = await openDraft('reading-digest.txt');
    assert.deepEqual(
      languages.getDiagnostics(document.uri).map(({ message }) => message),
      [],
    );
    assert.equal(window.activeTextEditor?.document.languageId, 'marginalia-digest');
  });
});
