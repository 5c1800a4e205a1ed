import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, languages } from 'vscode';
import { openDraft, placeCursorAt } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, chooseCommandOf, libraryIsReady, type QuickPickRow, quickPickRows, statusItems } from './support/workbench';

/** What the box of the list says: "8 Selected". */
async function countOfChosen(): Promise<number> {
  return Number.parseInt((await person.see('.quick-input-count')).join(' '), 10);
}

/**
 * The rows in sight, once the list is whole and all but "Other papers" are chosen. The list draws its rows one after the other, so
 * it counts as whole when two looks see the same.
 */
async function chosenTopics(): Promise<readonly QuickPickRow[]> {
  let before = '';
  return waitFor('all topics, chosen', async () => {
    const rows = await quickPickRows();
    const count = await countOfChosen();
    const now = JSON.stringify([rows, count]);
    const isWhole = now === before;
    before = now;
    return isWhole && rows.length > 2 && count >= rows.filter(({ label }) => label !== 'Other papers').length && rows;
  });
}

/** Runs the command and takes what it offers: all topics. */
async function insertOutline(): Promise<void> {
  await chooseCommandOf('Marginalia: Insert into Draft', 'Insert Topic Outline');
  await chosenTopics();
  await person.press('Enter');
}

suite('topics', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(clearSandboxes);

  test('the outline is inserted once, and a second run changes nothing (core)', async () => {
    const draft = await openDraft('cite.md', '# Related work\n\n<|>');
    const { selection } = draft;
    const before = draft.document.getText();
    await insertOutline();
    await waitFor('the outline', () => draft.document.getText().includes('[@tidaldecode]'));
    await waitFor('what it lacks', async () => (await statusItems('without a passage: no part of the abstract')).length > 0);
    const outline = draft.document.getText();
    for (const key of ['duoattention', 'snapkv', 'longheads', 'mamba', 'yarn']) assert.ok(outline.includes(`[@${key}]`), key);
    assert.match(outline, /^## \S.*\n\n- \S/m);
    assert.deepEqual(draft.selection, selection);
    // As for the search, an item counts as a citation once the writer has changed it.
    await waitForList(
      'lines above the headings',
      () => person.see('.codelens-decoration a'),
      (lines) => lines.length > 0 && lines.every((line) => /^\d+ papers on /.test(line)),
    );
    await person.screenshot('outline-in-draft');
    await insertOutline();
    await waitFor('a word on it', async () => (await statusItems('up to date')).length > 0);
    assert.equal(draft.document.getText(), outline);
    await commands.executeCommand('undo');
    assert.equal(draft.document.getText(), before);
  });

  test('the entries of its papers come in the same step, and both are undone as the last change', async () => {
    const own = '@book{elder1999,\n  author = {Elder, Rose},\n  title  = {The Elderberry Handbook},\n  year   = {1999}\n}\n';
    const text = '---\nbibliography: own.bib\n---\n\n# Related work\n';
    const sandbox = await createSandbox({ 'draft.md': text, 'own.bib': own });
    const draft = await openDraft(sandbox.path('draft.md'));
    await placeCursorAt(draft, '# Related work<|>');
    // The bibliography was written a moment ago: the server hears of it by and by.
    await waitFor('the row of the entries', async () => {
      await chooseCommandOf('Marginalia: Insert into Draft', 'Insert Topic Outline');
      const [first] = await chosenTopics();
      if (/Add entries for these papers to .*own\.bib/.test(first!.label)) return true;
      await person.press('Escape');
      return false;
    });
    await person.screenshot('outline-with-entries');
    await person.press('Enter');
    await waitFor('the outline', () => draft.document.getText().includes('[@tidaldecode]'));
    await waitFor('its entries', async () => (await sandbox.read('own.bib'))?.includes('{tidaldecode,') ?? false);
    await waitForList(
      'no warning',
      async () =>
        languages
          .getDiagnostics(draft.document.uri)
          .flatMap(({ severity, message }) => (severity === DiagnosticSeverity.Hint ? [] : [message])),
      (list) => list.length === 0,
    );
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('what was undone', async () => (await statusItems('Undid the outline in ')).length > 0);
    assert.deepEqual([draft.document.getText(), draft.document.isDirty, await sandbox.read('own.bib')], [text, false, own]);
  });

  test('only the chosen topics are inserted', async () => {
    const draft = await openDraft('cite.md', '# Related work\n\n<|>');
    await chooseCommandOf('Marginalia: Insert into Draft', 'Insert Topic Outline');
    const [topic, ...others] = await chosenTopics();
    for (const { label } of others.filter((other) => other.label !== 'Other papers'))
      await person.click(`.quick-input-list .monaco-list-row:has(:text-is("${label}"))`);
    await waitFor('one topic chosen', async () => (await countOfChosen()) === 1);
    await person.press('Enter');
    await waitFor('the topic', () => draft.document.getText().includes(`## ${topic!.label}`));
    for (const { label } of others) assert.ok(!draft.document.getText().includes(`## ${label}`), label);
  });

  test('in LaTeX it is sections with lists', async () => {
    const draft = await openDraft('cite.tex', '\\section{Related work}\n\n<|>\n');
    await insertOutline();
    await waitFor('the outline', () => draft.document.getText().includes('\\cite{tidaldecode}'));
    assert.match(draft.document.getText(), /\\subsection\{.+\}\s+\\begin\{itemize\}\s+\\item /);
  });
});
