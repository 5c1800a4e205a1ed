import assert from 'node:assert/strict';
import { commands, Position, type Uri, workspace } from 'vscode';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import {
  agreeOnce,
  completePaperAtCursor,
  completeWhatIsCited,
  freshNotifications,
  openMadeUpDraft,
  readReferences,
} from './support/completing';
import { editorOf, openDraft, placeCursorAt } from './support/editing';
import { brambles, ferns, lanterns, madeUpDigest, registeredPapers } from './support/madeUpPapers';
import { person } from './support/person';
import { hideReferences, isOfDraft, pressButtonOfList, referenceRows } from './support/referencesView';
import { closeRegistries, startRegistries } from './support/registries';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { answerNotification, chooseCommand, libraryIsReady, quickPickRows, sampleUri, statusItems } from './support/workbench';

const references = sampleUri('marginalia/references.json');

const readBytes = async (uri: Uri): Promise<string> => Buffer.from(await workspace.fs.readFile(uri)).toString('latin1');

const entry = (key: string, title: string): string => `@misc{${key},\n  title = {${title}},\n}\n`;

async function waitForMessage(words: string): Promise<void> {
  await waitForList('the message', freshNotifications, (all) => all.some((text) => text.includes(words)), 25_000);
}

async function undoByMessage(): Promise<void> {
  await answerNotification('Undo');
  await waitForList(
    'the end',
    () => statusItems('Undid the reference change'),
    (items) => items.length > 0,
  );
}

suite('what a completion has written is taken back', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('made-up-digest.txt'), Buffer.from(madeUpDigest));
    replay = await startRegistries(registeredPapers);
  });
  // A completion writes into every bibliography of the workspace that has the paper.
  setup(clearSandboxes);
  teardown(async () => {
    await commands.executeCommand('marginalia.resetConsent');
    if ((await readReferences()) !== undefined) await workspace.fs.delete(references);
  });
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await hideReferences();
    await clearSandboxes();
    await workspace.fs.delete(sampleUri('made-up-digest.txt'));
    await commands.executeCommand('workbench.view.explorer');
  });

  test('Undo of the message: in all files, byte for byte, closed or open, saved or not', async function () {
    this.timeout(90_000);
    const own = `\uFEFF% mine\r\n@misc{brambles,\n  title = {${brambles.title}},\r\n}\r\n`;
    const { sandbox } = await openMadeUpDraft({ 'own.bib': own, 'other.bib': entry('lamps', lanterns.title) });
    const other = await openDraft(sandbox.path('other.bib'));
    await other.edit((edit) => edit.insert(new Position(0, 0), '% not saved yet\n'));
    const [ownBytes, otherText, otherBytes] = [
      await readBytes(sandbox.uri('own.bib')),
      other.document.getText(),
      await readBytes(sandbox.uri('other.bib')),
    ];
    await openDraft(sandbox.path('draft.md'));
    await completeWhatIsCited();
    await agreeOnce();
    await waitForMessage('2 references completed');
    assert.match(await readBytes(sandbox.uri('own.bib')), /van Example, Ada/);
    assert.match(other.document.getText(), /Model, Eve/);
    assert.match((await readReferences()) ?? '', /"Example"/);
    await person.screenshot('completed-with-undo');
    await undoByMessage();
    await person.screenshot('completion-taken-back');
    assert.equal(await readBytes(sandbox.uri('own.bib')), ownBytes);
    assert.deepEqual([other.document.getText(), other.document.isDirty], [otherText, true]);
    assert.equal(await readBytes(sandbox.uri('other.bib')), otherBytes);
    assert.equal(await readReferences(), undefined);
    const rows = await waitForList('the rows', referenceRows, (all) => all[0]?.description.startsWith('no author') ?? false);
    assert.equal(rows[0]?.key, 'brambles');
  });

  test('a file that was changed since keeps all files as they are, which is said once; what was changed before is undone then', async () => {
    const bib = entry('ferns', ferns.title);
    const cited = '---\nbibliography: cited.bib\n---\n\nSome [@snapkv].\n';
    const sandbox = await createSandbox({ 'own.bib': bib, 'draft.md': cited, 'cited.bib': '' });
    await openDraft(sandbox.path('draft.md'));
    await chooseCommand('Marginalia: Update Bibliography');
    await waitFor('the entry of what is cited', async () => (await sandbox.read('cited.bib'))?.includes('{snapkv,') ?? false);
    const editor = await openDraft(sandbox.path('own.bib'));
    await placeCursorAt(editor, '{fe<|>rns,');
    await completePaperAtCursor('Ferns');
    await waitForMessage('Ferns: ');
    await waitFor('the saved entry', () => editor.document.getText().includes('de Pattern') && !editor.document.isDirty);
    const completed = editor.document.getText();
    const kept = await readReferences();
    await commands.executeCommand('notifications.hideList');
    await openDraft(sandbox.path('own.bib'));
    await person.type('x');
    await waitFor('the letter', () => editor.document.getText() === `x${completed}`);
    await chooseCommand('Marginalia: Undo Last Change');
    await waitForMessage('own.bib has changed in the meantime. Nothing was undone.');
    await person.screenshot('completion-not-taken-back');
    assert.deepEqual([editor.document.getText(), await readReferences()], [`x${completed}`, kept]);
    assert.match((await sandbox.read('cited.bib')) ?? '', /\{snapkv,/);
    await commands.executeCommand('notifications.hideList');
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('the older change undone', async () => (await sandbox.read('cited.bib')) === '');
    assert.deepEqual([editor.document.getText(), await readReferences()], [`x${completed}`, kept]);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('a record that the writer chose', async () => {
    const { editor } = await openMadeUpDraft();
    await placeCursorAt(editor, '[@thick<|>ets]');
    await completePaperAtCursor('Thickets');
    await waitForList('the records', quickPickRows, (all) => all.some(({ label }) => label === 'None of these'));
    await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("Thickets")):has(:text("Journal of Hedges"))');
    await waitFor('the reference', async () => (await readReferences())?.includes('Otherwise') ?? false);
    await waitForMessage('Thickets: ');
    await undoByMessage();
    assert.equal(await readReferences(), undefined);
  });

  test('Complete all in the list; Ctrl+Z in the file takes it back, and the list follows; so does the button of the list', async function () {
    this.timeout(90_000);
    const bib = `${entry('brambles', brambles.title)}\n${entry('ferns', ferns.title)}`;
    const sandbox = await createSandbox({ 'draft.md': '---\nbibliography: own.bib\n---\n\n[@brambles; @ferns].\n', 'own.bib': bib });
    await openDraft(sandbox.path('draft.md'));
    await chooseCommand('Marginalia: Show Incomplete References');
    await waitForList('the drafts', quickPickRows, (rows) => isOfDraft(rows[0]));
    await person.press('Enter');
    const lacking = 'no author, year, venue or identifier';
    const readRows = async (): Promise<readonly string[]> =>
      (await referenceRows()).map(({ key, description }) => `${key}: ${description}`);
    const isIncomplete = (rows: readonly string[]): boolean => rows.join() === `brambles: ${lacking},ferns: ${lacking}`;
    const isCompleted = (rows: readonly string[]): boolean => rows.length === 2 && rows.every((row) => /: complete$| · arXiv /.test(row));
    await waitForList('the list', readRows, isIncomplete);
    const editor = await openDraft(sandbox.path('own.bib'));
    const completeAll = async (): Promise<void> => {
      await pressButtonOfList('Complete Listed References');
      await agreeOnce();
      await waitFor(
        'the saved entries',
        () => /van Example[^]*de Pattern/.test(editor.document.getText()) && !editor.document.isDirty,
        25_000,
      );
      await waitForList('the completed rows', readRows, isCompleted);
    };
    await completeAll();
    await person.screenshot('complete-all-listed');
    await openDraft(sandbox.path('own.bib'));
    await person.press('ControlOrMeta+z');
    await waitFor('the entries as they were', () => editor.document.getText() === bib);
    await waitForList('the rows as they were', readRows, isIncomplete);
    await person.screenshot('complete-all-undone-by-key');
    await person.press('ControlOrMeta+s');
    await waitFor('the saved file', () => !editor.document.isDirty);

    await completeAll();
    await pressButtonOfList('Undo Last Change');
    await waitFor('the entries as they were', () => editor.document.getText() === bib && !editor.document.isDirty);
    await waitForList('the rows as they were', readRows, isIncomplete);
    await person.screenshot('complete-all-undone-in-list');
    assert.equal((await editorOf('own.bib')).document.getText(), bib);
  });

  test('an entry that says something else than the registries is not ticked, and stays as it was written', async function () {
    this.timeout(90_000);
    const wrong = `@misc{brambles,\n  author = {Kai Quartz},\n  title = {${brambles.title}},\n  year = 2019,\n}\n`;
    const bib = `${wrong}\n${entry('ferns', ferns.title)}`;
    const sandbox = await createSandbox({ 'draft.md': '---\nbibliography: own.bib\n---\n\n[@brambles; @ferns].\n', 'own.bib': bib });
    await openDraft(sandbox.path('draft.md'));
    await completeWhatIsCited();
    await agreeOnce();
    await waitForMessage('1 differs from its online record');
    const differs = 'your entry says Kai Quartz, 2019; arXiv says van Example and Sample, 2024';
    await waitForList('the row', referenceRows, (rows) =>
      rows.some(({ key, description }) => key === 'brambles' && description.startsWith(differs)),
    );
    await person.screenshot('entry-differs');
    const { document } = await openDraft(sandbox.path('own.bib'));
    assert.match(document.getText(), /Kai Quartz[^]*2019/);
  });
});
