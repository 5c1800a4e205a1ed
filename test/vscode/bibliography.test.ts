import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, DiagnosticSeverity, languages, type TextEditor, window, workspace } from 'vscode';
import {
  chooseFromMenu,
  currentLine,
  editorOf,
  hoverOver,
  hoverText,
  lineReads,
  openDraft,
  openMenu,
  placeCursorAt,
  visibleSuggestions,
} from './support/editing';
import { dragInto, row, showFolded, treeRows } from './support/papersView';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  chooseCommandOf,
  clearNotifications,
  libraryIsReady,
  notifications,
  quickPickInput,
  quickPickRows,
  statusItems,
} from './support/workbench';

const ownEntry = '@book{elder1999,\n  author = {Elder, Rose},\n  title  = {The Elderberry Handbook},\n  year   = {1999}\n}\n';
const draft = '---\nbibliography: own.bib\n---\n\nChosen by the prompt\n';

/** Types the beginning of a key after the only line of prose, and takes the first paper. */
async function cite(typed: string, key: string): Promise<void> {
  await person.type(` @${typed}`);
  await waitForList(key, visibleSuggestions, (rows) => rows[0]?.label.toLowerCase() === key);
  await person.press('Enter');
  await lineReads(`Chosen by the prompt [@${key}]`);
}

async function openAtProse(sandbox: Sandbox): Promise<TextEditor> {
  const editor = await openDraft(sandbox.path('draft.md'));
  await placeCursorAt(editor, 'Chosen by the prompt<|>');
  return editor;
}

async function savedBibliography(sandbox: Sandbox, holds: string): Promise<string> {
  return waitFor(`"${holds}" in the file`, async () => {
    const text = await sandbox.read('own.bib');
    return text?.includes(holds) === true && text;
  });
}

/** The view of papers with the group unfolded that holds the paper. */
async function showPaper(name: string): Promise<void> {
  await commands.executeCommand('marginalia.groupPapersBy', 'date');
  await showFolded('Jun 23');
  await person.click(row('Jun 23'));
  await waitForList(name, treeRows, (list) => list.some(({ label }) => label === name));
}

/** Inserts a literature matrix of one paper. */
async function insertMatrixOf(name: string): Promise<void> {
  await chooseCommandOf('Marginalia: Insert into Draft', 'Insert Literature Matrix');
  await waitForList('the papers', quickPickRows, (rows) => rows.length > 5);
  await person.type(name.toLowerCase());
  await waitForList(name, quickPickRows, (rows) => rows[0]?.label.startsWith(name) ?? false);
  await person.click(`.quick-input-list .monaco-list-row:has-text("${name}")`);
  await person.click('.quick-input-widget a.monaco-button:has-text("OK")');
}

function setAddOnAccept(value: string | undefined): Thenable<void> {
  return workspace.getConfiguration('marginalia').update('bibliography.addOnAccept', value, ConfigurationTarget.Global);
}

suite('bibliographies: the entry of what is cited', () => {
  suiteSetup(libraryIsReady);
  teardown(() => setAddOnAccept(undefined));
  suiteTeardown(clearSandboxes);

  test('accepting a citation asks, Add writes the entry, and undo takes it back (core)', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    await openAtProse(sandbox);
    await cite('snap', 'snapkv');
    await waitForList('the question', notifications, (all) =>
      all.some((text) => /own\.bib.* is missing entries cited in .*draft\.md/.test(text)),
    );
    await person.screenshot('ask-to-add');
    await answerNotification('Add');
    const text = await savedBibliography(sandbox, '{snapkv,');
    assert.ok(text.startsWith(ownEntry));
    assert.match(text, /title\s*= \{\{SnapKV\}: /);
    assert.equal(window.activeTextEditor?.document.uri.toString(), sandbox.uri('draft.md').toString());

    const editor = await openDraft(sandbox.path('own.bib'));
    await person.screenshot('entry-added');
    await person.press('ControlOrMeta+z');
    await waitFor('the file as it was', () => editor.document.getText() === ownEntry);
  });

  test('citations in two drafts, one right after the other, are two questions', async () => {
    const cited = `${draft.trimEnd()} [@snapkv]\n`;
    const sandbox = await createSandbox({ 'one.md': cited, 'two.md': cited, 'own.bib': ownEntry });
    for (const name of ['one.md', 'two.md'])
      await commands.executeCommand('marginalia.addToBibliography', { uri: sandbox.uri(name).toString(), keys: ['snapkv'] });
    for (const name of ['one.md', 'two.md'])
      await waitForList(`the question for ${name}`, notifications, (all) =>
        all.some((text) => text.includes(`is missing entries cited in ${sandbox.path(name)}`)),
      );
  });

  test('with "always" nobody asks', async () => {
    await setAddOnAccept('always');
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    await openAtProse(sandbox);
    await cite('tidal', 'tidaldecode');
    await savedBibliography(sandbox, '{tidaldecode,');
    assert.ok(!(await notifications()).some((text) => text.includes('is missing entries cited in')));
  });

  test('with "always" what is dragged into the draft gets its entry too', async () => {
    await setAddOnAccept('always');
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    const editor = await openAtProse(sandbox);
    await showPaper('SnapKV');
    await dragInto(editor, row('SnapKV'), 'prompt');
    await savedBibliography(sandbox, '{snapkv,');
    await waitForList(
      'no count',
      () => statusItems('cited paper'),
      (items) => items.length === 0,
    );
  });

  test('with "always" the papers of a matrix get theirs, those too that the draft cited before', async () => {
    await setAddOnAccept('always');
    const sandbox = await createSandbox({ 'draft.md': `${draft}\nAs they say [@kivi].\n`, 'own.bib': ownEntry });
    await openAtProse(sandbox);
    await insertMatrixOf('SnapKV');
    assert.match(await savedBibliography(sandbox, '{snapkv,'), /\{kivi,/);
    await waitForList(
      'no count',
      () => statusItems('cited paper'),
      (items) => items.length === 0,
    );
  });

  test('a matrix and a paper that is dragged ask as well', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    const editor = await openAtProse(sandbox);
    await insertMatrixOf('SnapKV');
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('is missing entries cited in')));
    await person.screenshot('matrix-asks');
    await answerNotification('Add');
    await savedBibliography(sandbox, '{snapkv,');
    await clearNotifications();
    await showPaper('KIVI');
    await dragInto(editor, row('KIVI'), 'prompt');
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('is missing entries cited in')));
  });

  test('with "never" the file stays as it is; the command adds what is missing', async () => {
    await setAddOnAccept('never');
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    await openAtProse(sandbox);
    await cite('snap', 'snapkv');
    assert.equal(await sandbox.read('own.bib'), ownEntry);
    await chooseCommand('Marginalia: Update Bibliography');
    await savedBibliography(sandbox, '{snapkv,');
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('the file as it was', async () => (await sandbox.read('own.bib')) === ownEntry);
    await waitFor('what was undone', async () => (await statusItems('Undid the reference change in ')).length > 0);
  });

  test('a sentence and the search list ask as well', async () => {
    const sandbox = await createSandbox({ 'draft.md': '---\nbibliography: own.bib\n---\n\n\n', 'own.bib': ownEntry });
    const editor = await openDraft(sandbox.path('draft.md'));
    await placeCursorAt(editor, '.bib\n---\n\n<|>');
    await person.type('@longheads');
    await waitForList('the sentences', visibleSuggestions, (rows) => rows.some(({ detail }) => detail === 'sentence: contribution'));
    await person.screenshot('sentences');
    await person.click('.suggest-widget .monaco-list-row:has-text("sentence: contribution")');
    await waitFor('the sentence', () => currentLine(editor).startsWith('LongHeads [@longheads] addresses'));
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('is missing entries cited in')));
    await answerNotification('Add');
    await savedBibliography(sandbox, '{longheads,');

    await placeCursorAt(editor, 'addresses <|>');
    await chooseCommand('Marginalia: Cite Paper');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type('razor');
    await waitForList('RazorAttention', quickPickRows, (rows) => rows[0]?.label.startsWith('RazorAttention: ') ?? false);
    await person.press('Enter');
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('is missing entries cited in')));
  });

  test('a draft that names no bibliography comes to name one', async () => {
    const sandbox = await createSandbox({ 'draft.md': 'Chosen by the prompt\n' });
    await openAtProse(sandbox);
    await cite('snap', 'snapkv');
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('draft.md has no bibliography')));
    await answerNotification('Add');
    await waitForList('bibliographies', quickPickRows, (rows) => rows.some(({ label }) => label.includes('New file')));
    await person.screenshot('choose-bibliography');
    await person.click('.quick-input-list .monaco-list-row:has-text("New file")');
    const editor = window.activeTextEditor!;
    await waitFor('the name in the draft', () => editor.document.getText().startsWith('---\nbibliography: references.bib\n---\n'));
    await waitFor('the new file', async () => (await sandbox.read('references.bib'))?.includes('{snapkv,') ?? false);
  });
});

suite('bibliographies: what is cited and missing stays in sight', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('two citations are one question and one count; a click on the count adds both', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    await openAtProse(sandbox);
    await cite('snap', 'snapkv');
    await person.press('End');
    await person.type(' @tidal');
    await waitForList('tidaldecode', visibleSuggestions, (rows) => rows[0]?.label.toLowerCase().startsWith('tidaldecode') ?? false);
    await person.press('Enter');
    await lineReads('Chosen by the prompt [@snapkv] [@tidaldecode]');
    await waitForList(
      'the count',
      () => statusItems('cited papers'),
      (items) => items.includes("2 cited papers aren't in own.bib"),
    );
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('is missing entries cited in')));
    assert.equal((await notifications()).filter((text) => text.includes('is missing entries cited in')).length, 1);
    await person.screenshot('missing-entries');
    await person.click('[id$=".missingEntries"] a');
    const text = await savedBibliography(sandbox, '{tidaldecode,');
    assert.match(text, /\{snapkv,/);
    await waitForList(
      'no count',
      () => statusItems('cited paper'),
      (items) => items.length === 0,
    );
  });

  test('a question about a citation that was undone adds nothing', async () => {
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': ownEntry });
    await openAtProse(sandbox);
    await cite('snap', 'snapkv');
    await waitForList('the question', notifications, (all) => all.some((text) => text.includes('is missing entries cited in')));
    await commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await person.press('ControlOrMeta+z');
    await waitForList(
      'no count',
      () => statusItems('cited paper'),
      (items) => items.length === 0,
    );
    await answerNotification('Add');
    assert.equal(await sandbox.read('own.bib'), ownEntry);
  });

  test('a draft without a bibliography says so, and the light bulb makes one', async () => {
    const sandbox = await createSandbox({ 'draft.md': 'As said [@snapkv; @tidaldecode].\n' });
    const editor = await openDraft(sandbox.path('draft.md'));
    await waitForList(
      'the count',
      () => statusItems('cited papers'),
      (items) => items.includes('2 cited papers, no bibliography'),
    );
    const told = await waitFor('the information', () => languages.getDiagnostics(editor.document.uri)[0]);
    assert.equal(told.severity, DiagnosticSeverity.Information);
    await placeCursorAt(editor, '[@snap<|>kv;');
    await openMenu(() => person.press('ControlOrMeta+.'), 'Create references.bib');
    await person.screenshot('light-bulb-new-bibliography');
    await chooseFromMenu('Create references.bib with 2 cited papers');
    await waitFor('the name in the draft', () => editor.document.getText().startsWith('---\nbibliography: references.bib\n---\n'));
    await waitFor('the new file', async () => (await sandbox.read('references.bib'))?.includes('{tidaldecode,') ?? false);
    await waitFor('no information', () => languages.getDiagnostics(editor.document.uri).length === 0);
  });
});

suite('bibliographies: their papers', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('are completed by their authors', async () => {
    await openDraft('related-work.md');
    await placeCursorAt(window.activeTextEditor!, 'for what it drops<|>.');
    await person.type(' @schmidhuber');
    const rows = await waitForList('the paper', visibleSuggestions, (list) => list[0]?.label === 'Long Short-Term Memory');
    assert.match(rows[0]?.detail ?? '', /Hochreiter et al\. 1997/);
    await person.screenshot('completion-by-author');
    await person.press('Enter');
    await waitFor('the citation', () => currentLine(window.activeTextEditor!).includes('for what it drops [@hochreiter1997lstm].'));
  });

  test('the card has the reference, and leads to the entry', async () => {
    await openDraft('related-work.md');
    const card = await hoverOver('vaswani2017attention');
    assert.match(card, /^Attention Is All You Need/);
    assert.match(
      card,
      /Vaswani, Ashish, Noam Shazeer, .+ 2017\. “Attention Is All You Need\.” In Advances in Neural Information Processing Systems\. Vol\. 30\./,
    );
    await waitFor('the actions of the card', async () => (await hoverText())?.includes('Open entry') ?? false);
    await person.screenshot('hover-reference');
    await person.click('.monaco-hover a:has-text("Open entry")');
    const editor = await editorOf('references.bib');
    await waitFor('the title', () => currentLine(editor).includes('Attention Is All You Need'));
  });

  test('F12 on a key jumps to the entry', async () => {
    await placeCursorAt(await openDraft('related-work.md'), '[@vaswani<|>2017attention]');
    await person.press('F12');
    const editor = await editorOf('references.bib');
    await waitFor('the title', () => currentLine(editor).includes('Attention Is All You Need'));
  });

  test('a line above the entry says where it is cited, and leads there', async () => {
    await openDraft('references.bib');
    await waitFor('the lines', async () => (await person.see('.codelens-decoration a')).includes('cited twice'));
    await person.screenshot('codelens-bib');
    await person.click('.codelens-decoration a:text-is("cited twice")');
    await waitForList(
      'both drafts',
      () => person.see('.reference-zone-widget .ref-tree .monaco-list-row'),
      (rows) => rows.length >= 2,
    );
    const shown = (await person.see('.reference-zone-widget .ref-tree .monaco-list-row')).join(' ');
    assert.match(shown, /related-work\.md.*related-work\.tex/s);
    assert.doesNotMatch(shown, /references\.bib/);
    await person.screenshot('codelens-peek');
    await person.press('Escape');
  });

  test('a line above a paper of a digest says the same', async () => {
    await openDraft('reading-digest.txt');
    await waitFor('the lines', async () => (await person.see('.codelens-decoration')).some((text) => text.includes('cited once')));
    await person.screenshot('codelens-digest');
    await person.click('.codelens-decoration a:text-is("cited once")');
    await waitFor('the place', async () => (await person.see('.reference-zone-widget')).length > 0);
    await person.press('Escape');
  });

  test('what a draft cites is exported', async () => {
    const sandbox = await createSandbox({ 'draft.md': 'As said [@snapkv; @vaswani2017attention; @nobody2020].\n' });
    await openDraft(sandbox.path('draft.md'));
    await chooseCommandOf('Marginalia: Export', 'Export Bibliography');
    await waitForList('what to export', quickPickRows, (rows) => rows.some(({ label }) => label.startsWith('Papers cited in sandbox-')));
    await person.press('Enter');
    await waitForList('formats', quickPickRows, (rows) => rows.some(({ label }) => label === 'BibTeX'));
    await person.screenshot('export-formats');
    await person.press('Enter');
    await waitFor('the name of the file', async () => (await person.input('.quick-input-widget input'))?.endsWith('/export.bib') ?? false);
    await person.press('Enter');
    const editor = await editorOf('export.bib');
    const text = editor.document.getText();
    assert.match(text, /@misc\{snapkv,/);
    assert.match(text, /@inproceedings\{vaswani2017attention,/);
    assert.equal(text.match(/^@/gm)?.length, 2);
    await workspace.fs.stat(sandbox.uri('export.bib'));
  });

  test('the status page counts them', async () => {
    await openDraft('references.bib');
    await chooseCommand('Marginalia: Show Library Status');
    await waitFor('the page', () => window.activeTextEditor?.document.getText().includes('• references.bib: 10 entries') ?? false);
    await person.screenshot('status-bibliographies');
  });
});
