import assert from 'node:assert/strict';
import { type CompletionItem, CompletionItemKind, type CompletionList, commands, window } from 'vscode';
import { lineReads, openDraft, type Suggestion, suggestionDetails, visibleSuggestions } from './support/editing';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady } from './support/workbench';

const offers =
  (label: string) =>
  (rows: readonly Suggestion[]): boolean =>
    rows.some((row) => row.label === label);
const offersNote =
  (note: string) =>
  (rows: readonly Suggestion[]): boolean =>
    rows.some((row) => row.detail === note);
const offersFirst =
  (label: string) =>
  (rows: readonly Suggestion[]): boolean =>
    rows[0]?.label === label;

/** Moves down to the row with this note. A list that is drawn again begins at its first row. */
async function moveTo(note: string): Promise<void> {
  await waitFor(`"${note}" selected`, async () => {
    const rows = await visibleSuggestions();
    if (rows.find(({ focused }) => focused)?.detail === note) return true;
    await person.press('ArrowDown');
    return false;
  });
}

/** The papers that are offered at the cursor, not the words of other texts. Answered after what the editor itself has asked before. */
async function offeredLabels(): Promise<readonly string[]> {
  const { document, selection } = window.activeTextEditor!;
  const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', document.uri, selection.active);
  const papers = list.items.filter(({ kind }) => kind === CompletionItemKind.Reference);
  return papers.map(({ label }: CompletionItem) => (typeof label === 'string' ? label : label.label));
}

suite('citing in Markdown', () => {
  suiteSetup(libraryIsReady);

  test('@ and letters bring the list, Enter writes the citation (core)', async () => {
    await openDraft('cite.md', 'Few heads look far back <|>');
    await person.type('@duo');
    await waitForList('DuoAttention', visibleSuggestions, offersFirst('DuoAttention'));
    await commands.executeCommand('toggleSuggestionDetails');
    await waitFor('the card beside the list', async () => (await suggestionDetails())?.includes('DuoAttention: Efficient') ?? false);
    await person.screenshot('completion');
    await person.press('Enter');
    await lineReads('Few heads look far back [@duoattention]');
  });

  test('rows lead with names and titles, and what stands at their right end is not cut', async () => {
    await openDraft('cite.md', '<|>');
    await person.type('@attention');
    const rows = await waitForList('papers', visibleSuggestions, (list) =>
      list.some(({ label, detail }) => label === 'HyperAttention' && detail !== ''),
    );
    assert.ok(
      rows.every(({ label }) => /^[A-Z]/.test(label)),
      rows.map(({ label }) => label).join('\n'),
    );
    assert.deepEqual(await person.cutOff('.suggest-widget.visible .monaco-list-row .details-label'), []);
    await person.screenshot('completion-rows');
  });

  test('the list stays while several words are typed, in any order', async () => {
    await openDraft('cite.md', 'Heads <|>');
    await person.type('@heads ');
    await waitForList('a list after the space', visibleSuggestions, offers('LongHeads'));
    await person.type('long');
    await waitForList('LongHeads first', visibleSuggestions, offersFirst('LongHeads'));
    await person.press('Enter');
    await lineReads('Heads [@longheads]');
  });

  test('a typing error finds the paper all the same', async () => {
    await openDraft('cite.md', 'As <|>');
    await person.type('@razoratention');
    await waitForList('RazorAttention', visibleSuggestions, offersFirst('RazorAttention'));
  });

  test('the list comes back after a backspace', async () => {
    await openDraft('cite.md', 'As <|>');
    await person.type('@snapzzzq');
    await waitFor('no list', async () => (await visibleSuggestions()).length === 0);
    await person.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
    await waitForList('SnapKV', visibleSuggestions, offersFirst('SnapKV'));
  });

  test('while a word can only go on in one way the list stays by itself; another letter and a backspace bring a new one', async () => {
    const editor = await openDraft('cite.md', 'As <|>');
    await person.type('@tidald');
    const rows = await waitForList('TidalDecode', visibleSuggestions, offersFirst('TidalDecode'));
    const { isIncomplete } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
    );
    assert.equal(isIncomplete, false);
    await person.type('eco');
    await lineReads('As @tidaldeco');
    assert.deepEqual(await visibleSuggestions(), rows);
    await person.type('t');
    await lineReads('As @tidaldecot');
    await waitForList('TidalDecode in spite of the error', visibleSuggestions, offersFirst('TidalDecode'));
    await person.press('Backspace', 'Backspace', 'Backspace', 'Backspace');
    await waitForList('the same rows', visibleSuggestions, (list) => JSON.stringify(list) === JSON.stringify(rows));
    await person.press('Backspace', 'Backspace');
    await waitForList('TidalDecode for a shorter word', visibleSuggestions, offersFirst('TidalDecode'));
    await person.type('ldecode');
    await waitForList('TidalDecode', visibleSuggestions, offersFirst('TidalDecode'));
    await person.press('Enter');
    await lineReads('As [@tidaldecode]');
  });

  test('inside brackets the key alone is written, the closing bracket not doubled', async () => {
    await openDraft('cite.md', 'Smaller caches <|>');
    await person.type('[@snap');
    await waitForList('SnapKV', visibleSuggestions, offersFirst('SnapKV'));
    await person.press('Enter');
    await lineReads('Smaller caches [@snapkv]');
    await person.press('Escape');
    await person.press('End');
    await person.type('.');
    await lineReads('Smaller caches [@snapkv].');
  });

  test('the first tab stop is the locator, the next is after the citation', async () => {
    await openDraft('cite.md', 'Caches <|>');
    await person.type('@snap');
    await waitForList('SnapKV', visibleSuggestions, offersFirst('SnapKV'));
    await person.press('Enter');
    await lineReads('Caches [@snapkv]');
    await person.type(', p. 3');
    await person.press('Tab');
    await person.type(' are small');
    await lineReads('Caches [@snapkv, p. 3] are small');
  });

  test('the form in the sentence is one key away', async () => {
    await openDraft('cite.md', '<|>');
    await person.type('@snap');
    // The list of what was typed before may still stand there.
    await waitForList('SnapKV', visibleSuggestions, offersFirst('SnapKV'));
    await waitForList('the form in the sentence', visibleSuggestions, offersNote('in the sentence'));
    await moveTo('in the sentence');
    await person.press('Enter');
    await lineReads('@snapkv');
  });

  test('a second key is offered after a semicolon, without what is cited already', async () => {
    await openDraft('cite.md', 'Both [@duoattention; <|>]');
    await person.type('@attention');
    const rows = await waitForList('papers', visibleSuggestions, (list) => list.length > 0);
    assert.ok(!offers('DuoAttention')(rows));
  });

  for (const [where, content] of [
    ['an e-mail address', 'Write to me<|>'],
    ['a code span', 'Run `npm i <|>`'],
    ['a code block', '```\n<|>\n```\n'],
    ['a cross-reference', 'See @fig<|>'],
  ] as const) {
    test(`nothing comes up in ${where}`, async () => {
      await openDraft('cite.md', content);
      await person.type(where === 'a cross-reference' ? '-duo' : '@duo');
      await waitFor('the letters', () => window.activeTextEditor!.document.getText().includes('duo'));
      assert.ok(!(await offeredLabels()).includes('DuoAttention'));
      assert.ok(!offers('DuoAttention')(await visibleSuggestions()));
    });
  }
});

suite('citing in LaTeX', () => {
  suiteSetup(libraryIsReady);

  test('inside the braces of a citation command the keys come up (core)', async () => {
    await openDraft('cite.tex', '\\usepackage{natbib}\nSparse decoding <|>');
    await person.type('\\citep{tidal');
    await waitForList('TidalDecode', visibleSuggestions, offersFirst('TidalDecode'));
    await person.screenshot('completion-latex');
    await person.press('Enter');
    await lineReads('Sparse decoding \\citep{tidaldecode}');
    await person.type('.');
    await lineReads('Sparse decoding \\citep{tidaldecode}.');
  });

  test('the form with locator and prefix has its tab stops', async () => {
    await openDraft('cite.tex', '\\usepackage{natbib}\nDecoding <|>');
    await person.type('\\citep{tidal');
    await waitForList('the form with notes', visibleSuggestions, offersNote('with locator and prefix'));
    await moveTo('with locator and prefix');
    await person.press('Enter');
    await lineReads('Decoding \\citep[][]{tidaldecode}');
    await person.type('p.~3');
    await person.press('Tab');
    await person.type('see');
    await lineReads('Decoding \\citep[see][p.~3]{tidaldecode}');
  });

  test('a second key comes after a comma', async () => {
    await openDraft('cite.tex', 'Decoding \\cite{tidaldecode<|>}');
    await person.type(',hyper');
    await waitForList('HyperAttention', visibleSuggestions, offersFirst('HyperAttention'));
    await person.press('Enter');
    await lineReads('Decoding \\cite{tidaldecode,hyperattention}');
  });

  test('outside of citation commands nothing comes up', async () => {
    await openDraft('cite.tex', 'Text \\textbf{<|>}');
    await person.type('tidal');
    await waitFor('the letters', () => window.activeTextEditor!.document.getText().includes('tidal'));
    assert.ok(!(await offeredLabels()).includes('TidalDecode'));
    assert.ok(!offers('TidalDecode')(await visibleSuggestions()));
  });
});
