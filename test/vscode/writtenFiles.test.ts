import assert from 'node:assert/strict';
import { commands, type Uri, workspace } from 'vscode';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import {
  agreeOnce,
  completePaperAtCursor,
  completeWhatIsCited,
  freshNotifications,
  openMadeUpDraft,
  readReferences,
} from './support/completing';
import { openDraft, placeCursorAt } from './support/editing';
import { brambles, ferns, lanterns, madeUpDigest, registeredPapers } from './support/madeUpPapers';
import { person } from './support/person';
import { hideReferences } from './support/referencesView';
import { closeRegistries, startRegistries } from './support/registries';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { clearNotifications, libraryIsReady, notificationButtons, sampleUri } from './support/workbench';

const references = sampleUri('marginalia/references.json');
const entry = (key: string, title: string): string => `@misc{${key},\n  title = {${title}},\n}\n`;
const readBytes = async (uri: Uri): Promise<string> => Buffer.from(await workspace.fs.readFile(uri)).toString('latin1');
const writeBytes = (uri: Uri, bytes: string): Thenable<void> => workspace.fs.writeFile(uri, Buffer.from(bytes, 'latin1'));

async function waitForMessage(words: string): Promise<string> {
  const all = await waitForList('the message', freshNotifications, (texts) => texts.some((text) => text.includes(words)), 25_000);
  return all.find((text) => text.includes(words)) ?? '';
}

/** Completes what a draft cites: `brambles` in own.bib, `lanterns` in other.bib, and two papers that have no entry. */
async function complete(files: Readonly<Record<string, string>>, prepare?: (sandbox: Sandbox) => Promise<void>): Promise<Sandbox> {
  const { sandbox } = await openMadeUpDraft(files);
  await prepare?.(sandbox);
  await openDraft(sandbox.path('draft.md'));
  await completeWhatIsCited();
  await agreeOnce();
  return sandbox;
}

const files = { 'own.bib': entry('brambles', brambles.title), 'other.bib': entry('lamps', lanterns.title) };

suite('files that are written when references are completed, and what the disk has', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('made-up-digest.txt'), Buffer.from(madeUpDigest));
    replay = await startRegistries(registeredPapers);
  });
  setup(clearSandboxes);
  teardown(async () => {
    await commands.executeCommand('marginalia.resetConsent');
    await clearNotifications();
    if ((await readReferences()) !== undefined) await workspace.fs.delete(references);
  });
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await hideReferences();
    await clearSandboxes();
    await workspace.fs.delete(sampleUri('made-up-digest.txt'));
    await commands.executeCommand('workbench.view.explorer');
  });

  test('a file in another encoding is left as it is; the others are written, and all of it is told', async function () {
    this.timeout(60_000);
    const own = `% caf\xe9\n${files['own.bib']}`;
    const sandbox = await complete(files, async ({ uri }) => {
      await writeBytes(uri('own.bib'), own);
      await waitFor('the bytes', async () => (await workspace.openTextDocument(uri('own.bib'))).getText().includes('caf\ufffd'));
    });
    const told = await waitForMessage("own.bib wasn't changed");
    await person.screenshot('other-encoding');
    assert.match(told, /2 references completed; 1 to review; 1 not found.*Change File Encoding/);
    const buttons = (all: readonly string[]): boolean => all.join() === 'Review...,Undo';
    // The end of the progress may leave a second, dead row of the message in the list, until the list is opened anew.
    const readButtons = async (): Promise<readonly string[]> => {
      await freshNotifications();
      return notificationButtons();
    };
    await waitForList('the buttons', readButtons, buttons);
    assert.equal(await readBytes(sandbox.uri('own.bib')), own);
    assert.match(await readBytes(sandbox.uri('other.bib')), /Model, Eve/);

    await openDraft(sandbox.path('draft.md'));
    await commands.executeCommand('marginalia.addToBibliography');
    await waitForMessage('Update Bibliography failed: ');
    assert.equal(await readBytes(sandbox.uri('own.bib')), own);
  });

  test('a file that the editor reads in its own encoding is written in it', async function () {
    this.timeout(60_000);
    const setting = workspace.getConfiguration('files');
    await setting.update('encoding', 'iso88591');
    try {
      const sandbox = await complete(files, ({ uri }) => Promise.resolve(writeBytes(uri('own.bib'), `% caf\xe9\n${files['own.bib']}`)));
      await waitForMessage('2 references completed');
      assert.match(await readBytes(sandbox.uri('own.bib')), /^% caf\xe9\n[^]*van Example, Ada/);
    } finally {
      await setting.update('encoding', undefined);
    }
  });

  test('Undo brings back no file that was deleted since, and then touches no other', async function () {
    this.timeout(60_000);
    const sandbox = await complete(files);
    await waitForMessage('2 references completed');
    const other = await readBytes(sandbox.uri('other.bib'));
    await workspace.fs.delete(sandbox.uri('own.bib'));
    await commands.executeCommand('marginalia.undoReferenceChange');
    await waitForMessage('own.bib has changed in the meantime. Nothing was undone.');
    assert.deepEqual([await sandbox.read('own.bib'), await readBytes(sandbox.uri('other.bib'))], [undefined, other]);
    assert.ok((await readReferences()) !== undefined);
  });

  test('Undo asks the disk: a file that another program changed just before keeps all files as they are', async function () {
    this.timeout(60_000);
    const sandbox = await complete(files);
    await waitForMessage('2 references completed');
    const other = await readBytes(sandbox.uri('other.bib'));
    const changed = `% by another program\n${await readBytes(sandbox.uri('own.bib'))}`;
    await writeBytes(sandbox.uri('own.bib'), changed);
    await commands.executeCommand('marginalia.undoReferenceChange');
    await waitForMessage('own.bib has changed in the meantime. Nothing was undone.');
    assert.deepEqual([await readBytes(sandbox.uri('own.bib')), await readBytes(sandbox.uri('other.bib'))], [changed, other]);
    assert.deepEqual(
      workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.path),
      [],
    );
  });

  test('Undo twice at once is one, and says so', async function () {
    this.timeout(60_000);
    const before = entry('brambles', brambles.title) + entry('ferns', ferns.title);
    const sandbox = await createSandbox({ 'own.bib': before });
    const editor = await openDraft(sandbox.path('own.bib'));
    await placeCursorAt(editor, '{bra<|>mbles,');
    await completePaperAtCursor('Brambles');
    await waitForMessage('Brambles: ');
    const first = await readBytes(sandbox.uri('own.bib'));
    await clearNotifications();
    await openDraft(sandbox.path('own.bib'));
    await placeCursorAt(editor, '{fe<|>rns,');
    await completePaperAtCursor('Ferns');
    await waitForMessage('Ferns: ');
    await clearNotifications();
    await waitForList('the progress to go', freshNotifications, (all) => all.length === 0);
    const undo = (): Thenable<unknown> => commands.executeCommand('marginalia.undoReferenceChange');
    await Promise.all([undo(), undo()]);
    assert.deepEqual([await readBytes(sandbox.uri('own.bib')), await freshNotifications()], [first, []]);
    await undo();
    assert.deepEqual([await readBytes(sandbox.uri('own.bib')), await freshNotifications()], [before, []]);
  });
});
