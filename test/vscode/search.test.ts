import assert from 'node:assert/strict';
import { commands, env, Selection, type Tab, type TextEditor, TextEditorRevealType, ViewColumn, window, workspace } from 'vscode';
import { digestEditorAt } from './support/digestEditor';
import { currentLine, openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, type QuickPickRow, quickPickInput, quickPickRows, sampleUri } from './support/workbench';

const beginsWith =
  (title: string) =>
  (rows: readonly QuickPickRow[]): boolean =>
    rows[0]?.label.startsWith(title) ?? false;

/** Opens the list as a writer does, and types. */
async function search(query: string, command = 'Marginalia: Find Papers'): Promise<void> {
  await chooseCommand(command);
  await waitFor('the search list', async () => (await quickPickInput()) === '');
  await person.type(query);
}

function findDigestEditor(): TextEditor | undefined {
  return window.visibleTextEditors.find(({ document }) => document.languageId === 'marginalia-digest');
}

/** Whether a line of the digest, given whole, is on the screen. */
function isInSight(line: string | undefined): boolean {
  const digest = findDigestEditor();
  const at = line === undefined ? -1 : (digest?.document.getText().split('\n').indexOf(line) ?? -1);
  return at >= 0 && digest!.visibleRanges.some(({ start, end }) => start.line <= at && at <= end.line);
}

/** All tabs, as far as a writer sees a difference. */
function tabsNow(): readonly string[] {
  const tell = ({ label, isActive, isPreview }: Tab): string => `${label}${isActive ? ' in front' : ''}${isPreview ? ' in italics' : ''}`;
  return window.tabGroups.all.map((group) => group.tabs.map(tell).join(', '));
}

suite('searching papers', () => {
  suiteSetup(libraryIsReady);

  test('words in any order find papers, and each row says why (core)', async () => {
    await openDraft('related-work.md');
    await search('heads long');
    const tells = ({ label, detail }: QuickPickRow): boolean =>
      label.startsWith('DuoAttention: ') && /heads.* · duoattention · 2024-10-14$/.test(detail);
    const rows = await waitForList(
      'both words in a row',
      quickPickRows,
      (list) => beginsWith('LongHeads: Multi-Head Attention')(list) && list.some(tells),
    );
    assert.match(rows[0]?.detail ?? '', / · longheads · Jun 23$/);
    // Rows of a shorter query may have been there first.
    await waitFor('the count', async () =>
      new RegExp(`^\\d+ papers, ${(await quickPickRows()).length} matches$`).test((await person.see('.quick-input-title')).join()),
    );
    await person.screenshot('search');
  });

  test('an empty query lists the library', async () => {
    await openDraft('related-work.md');
    await search('');
    const rows = await waitForList('papers', quickPickRows, (list) => list.length > 5);
    assert.ok(rows.every(({ label, detail }) => label !== '' && detail !== ''));
    assert.match((await person.see('.quick-input-title')).join(), /^\d+ papers$/);
  });

  test('an idea in the writer\u2019s own words finds the nearest papers, under a line that says so', async () => {
    await openDraft('related-work.md');
    await search('attention waits for memory on gadgets');
    // Rows of a shorter query, which one paper matches, may have been there first.
    await waitFor('the count', async () => /^\d+ papers, none contains all words$/.test((await person.see('.quick-input-title')).join()));
    await waitFor('the line', async () =>
      (await person.see('.quick-input-list-separator')).some((text) => text.startsWith('Closest matches')),
    );
    const rows = await waitForList('Lamina', quickPickRows, (list) => list[0]?.label.includes('Attention Offloading') === true);
    assert.ok(rows[0]?.focused, 'Enter takes the first paper');
    assert.match(rows.map(({ detail }) => detail).join('\n'), /\u2039waits for memory\u203a/);
    await person.screenshot('search-nearest');
  });

  test('a correction is said', async () => {
    await openDraft('related-work.md');
    await search('quantizatoin');
    await waitForList('KIVI', quickPickRows, (rows) =>
      rows.some(({ label, detail }) => label.startsWith('KIVI') && detail.includes('similar to quantiz')),
    );
    await person.screenshot('search-correction');
  });

  test('words that no paper has say so', async () => {
    await openDraft('related-work.md');
    await search('quinoa');
    await waitFor('the count', async () => (await person.see('.quick-input-title')).some((title) => title.endsWith(', no matches')));
  });

  test('moving shows the digest beside the draft; Escape brings everything back', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, 'SnapKV<|> chooses');
    const { selection, visibleRanges } = draft;
    const tabs = tabsNow();
    await search('heads');
    await waitForList('papers', quickPickRows, (rows) => rows.length > 2);
    await person.press('ArrowDown');
    await waitFor('the title of the row in the digest', async () =>
      isInSight((await quickPickRows()).find(({ focused }) => focused)?.label),
    );
    assert.equal(window.activeTextEditor, draft);
    assert.equal(await quickPickInput(), 'heads');
    await person.screenshot('search-preview');
    await person.press('Escape');
    await waitFor('the editors as before', () => tabsNow().join() === tabs.join() && window.tabGroups.all.length === 1);
    assert.deepEqual(draft.selection, selection);
    await waitFor('the draft where it was', () => draft.visibleRanges[0]?.isEqual(visibleRanges[0]!) ?? false);
    await person.type('!');
    await waitFor('the keyboard in the draft', () => currentLine(draft).startsWith('SnapKV! chooses'));
  });

  test('a preview replaces no tab of the writer, and the tab in front comes back', async () => {
    const draft = await openDraft('related-work.md');
    await window.showTextDocument(sampleUri('reading-digest.txt'), { viewColumn: ViewColumn.Two, preview: false });
    await window.showTextDocument(sampleUri('related-work.tex'), { viewColumn: ViewColumn.Two, preview: true });
    await window.showTextDocument(draft.document, { viewColumn: ViewColumn.One });
    const tabs = tabsNow();
    await search('heads');
    await waitForList('papers', quickPickRows, (rows) => rows.length > 2);
    // Some of the papers stand in this digest, some in the other one.
    await waitFor('the digest', async () => {
      if (findDigestEditor() !== undefined) return true;
      await person.press('ArrowDown');
      return false;
    });
    assert.notDeepEqual(tabsNow(), tabs);
    await person.press('Escape');
    await waitFor('the tabs as before', () => tabsNow().join(';') === tabs.join(';')).catch(() => assert.deepEqual(tabsNow(), tabs));
  });

  test('a digest that stands open already is scrolled, and scrolled back', async () => {
    const draft = await openDraft('related-work.md');
    const digest = await window.showTextDocument(sampleUri('reading-digest.txt'), { viewColumn: ViewColumn.Two, preview: false });
    const last = digest.document.lineCount - 1;
    digest.revealRange(digest.document.lineAt(last).range, TextEditorRevealType.Default);
    await waitFor('the end of the digest', () => digest.visibleRanges[0]?.end.line === last);
    const top = digest.visibleRanges[0]!.start.line;
    const { selection } = digest;
    const digestTop = (): number | undefined => findDigestEditor()?.visibleRanges[0]?.start.line;
    await window.showTextDocument(draft.document, { viewColumn: ViewColumn.One });
    // Some of the papers stand in this digest, some in the other one.
    await search('heads');
    await waitForList('papers', quickPickRows, (rows) => rows.length > 2);
    await waitFor('another part of the digest', async () => {
      if (digestTop() !== top) return true;
      await person.press('ArrowDown');
      return false;
    });
    await person.press('Escape');
    await waitFor('the same part as before', () => digestTop() === top);
    assert.deepEqual(findDigestEditor()?.selection, selection);
  });

  test('Enter cites the paper where the writer was, as one step of undo (core)', async () => {
    const draft = await openDraft('cite.md', 'Chosen by the prompt<|>, all at once.');
    await search('snap before generation');
    await waitForList('SnapKV', quickPickRows, beginsWith('SnapKV: '));
    await person.press('Enter');
    await waitFor('the citation', () => currentLine(draft) === 'Chosen by the prompt [@snapkv], all at once.').catch(() =>
      assert.equal(currentLine(draft), 'Chosen by the prompt [@snapkv], all at once.'),
    );
    await person.type('!');
    await waitFor('the cursor after it', () => currentLine(draft) === 'Chosen by the prompt [@snapkv]!, all at once.');
    await commands.executeCommand('undo');
    await commands.executeCommand('undo');
    assert.equal(currentLine(draft), 'Chosen by the prompt, all at once.');
  });

  test('Enter in a digest opens the paper', async () => {
    await openDraft('newsletter-digest.md');
    await search('tidal');
    await waitForList('TidalDecode', quickPickRows, beginsWith('TidalDecode: '));
    await person.press('Enter');
    await digestEditorAt('TidalDecode: ');
  });

  test('a row copies its citation, in the language of the draft', async () => {
    await openDraft('related-work.tex');
    await search('tidal');
    await waitForList('TidalDecode', quickPickRows, beginsWith('TidalDecode: '));
    await person.click('.quick-input-list .monaco-list-row.focused .codicon-copy');
    await waitFor('the citation on the clipboard', async () => (await env.clipboard.readText()) === '\\cite{tidaldecode}');
    assert.equal(await quickPickInput(), undefined);
  });

  test('a row opens its digest, a draft being active', async () => {
    await openDraft('related-work.md');
    await search('razor');
    await waitForList('RazorAttention', quickPickRows, beginsWith('RazorAttention: '));
    await person.click('.quick-input-list .monaco-list-row.focused .codicon-go-to-file');
    await digestEditorAt('RazorAttention: ');
  });

  test('what looks like an icon in a title is text', async () => {
    const title = 'Zebrafish: Bounds of $(n)$ and $(bug) Counts';
    const document = await workspace.openTextDocument({
      language: 'marginalia-digest',
      content: `${title}\n\nWe count what stands in the title, and find it there as it was written, sign by sign.\n`,
    });
    await window.showTextDocument(document);
    await search('zebrafish');
    const rows = await waitForList('the paper', quickPickRows, beginsWith('Zebrafish'));
    assert.equal(rows[0]?.label, title);
  });
});

suite('inserting a citation and going to a paper', () => {
  suiteSetup(libraryIsReady);

  test('Cite Paper offers the library and writes LaTeX in LaTeX', async () => {
    const draft = await openDraft('cite.tex', 'Sparse decoding<|>.');
    await search('tidal', 'Marginalia: Cite Paper');
    await waitForList('TidalDecode', quickPickRows, beginsWith('TidalDecode: '));
    await person.press('Enter');
    await waitFor('the citation', () => /^Sparse decoding[ ~]\\cite\{tidaldecode\}\.$/.test(currentLine(draft))).catch(() =>
      assert.equal(currentLine(draft), 'Sparse decoding~\\cite{tidaldecode}.'),
    );
  });

  test('it is not offered where no draft is', async () => {
    await openDraft('reading-digest.txt');
    await person.press('F1');
    await waitFor('the command palette', async () => (await quickPickInput()) === '>');
    await person.type('Marginalia: ');
    const rows = await waitForList('the commands', quickPickRows, (list) => list.some(({ label }) => label.includes('Find Papers')));
    assert.ok(!rows.some(({ label }) => label.includes('Cite Paper')));
  });

  test('Open Paper jumps from a name', async () => {
    const draft = await openDraft('related-work.md');
    await placeCursorAt(draft, 'Long<|>Heads turns');
    await chooseCommand('Marginalia: Open Paper');
    await digestEditorAt('LongHeads: ');
  });

  test('Open Paper asks where the cursor is on none', async () => {
    const draft = await openDraft('related-work.md');
    draft.selection = new Selection(0, 0, 0, 0);
    await search('quest', 'Marginalia: Open Paper');
    await waitForList('Quest', quickPickRows, beginsWith('Quest: '));
    await person.press('Enter');
    await digestEditorAt('Quest: ');
  });
});
