import assert from 'node:assert/strict';
import { commands, languages, type Uri, workspace } from 'vscode';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import { agreeOnce, completeWhatIsCited, openMadeUpDraft } from './support/completing';
import { openDraft, placeCursorAt, takeFix } from './support/editing';
import { madeUpDigest, registeredPapers } from './support/madeUpPapers';
import { editBox, openReadyDigest, select, text } from './support/noteEditing';
import { person } from './support/person';
import { hideReferences } from './support/referencesView';
import { closeRegistries, startRegistries } from './support/registries';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import {
  chooseCommand,
  chooseCommandOf,
  clearNotifications,
  libraryIsReady,
  notifications,
  resetWorkbench,
  sampleUri,
} from './support/workbench';

const folder = sampleUri('marginalia');

async function listNames(uri: Uri): Promise<readonly string[]> {
  return workspace.fs.readDirectory(uri).then(
    (entries) => entries.map(([name]) => name).sort(),
    () => [],
  );
}

/** What is in the root of the workspace folder, but for the folders of tests. */
async function listRoot(): Promise<readonly string[]> {
  return (await listNames(sampleUri('.'))).filter((name) => !name.startsWith('sandbox-'));
}

/** Waits until there is one more file in the folder than these. */
async function folderHas(...names: readonly string[]): Promise<void> {
  await waitForList(
    `${names.join(', ')} in the folder`,
    () => listNames(folder),
    (list) => list.join() === names.join(),
  );
}

async function removeFolder(): Promise<void> {
  await workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
}

suite('the folder of own files', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('made-up-digest.txt'), Buffer.from(madeUpDigest));
    replay = await startRegistries(registeredPapers);
  });
  setup(removeFolder);
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await commands.executeCommand('marginalia.resetConsent');
    await hideReferences();
    await removeFolder();
    await clearSandboxes();
    await workspace.fs.delete(sampleUri('made-up-digest.txt'));
    // The server asks registries that failed too often no more until it is restarted.
    await commands.executeCommand('marginalia.restartServer');
    await commands.executeCommand('workbench.view.explorer');
  });

  test('holds all that is kept of a note, topics, a correction, decisions and a reference; the root has nothing else that is new', async function () {
    this.timeout(120_000);
    const sandbox = await createSandbox({
      'digest.txt': text,
      'lines.md': 'Octavine plays nine strings [@octavine].\n\nZephyrion carries letters, as Octavine would.\n',
    });
    const before = await listRoot();
    assert.ok(!before.includes('marginalia'));

    const digest = await openReadyDigest(sandbox.path('digest.txt'));
    await select(digest, 'two letters at once');
    await chooseCommand('Marginalia: Annotate Selection');
    await waitFor('the box', async () => (await person.see(editBox)).length > 0);
    await person.type('Compare with ferries.');
    await person.press('ControlOrMeta+Enter');
    await folderHas('notes');
    await waitForList(
      'the note',
      () => listNames(sampleUri('marginalia/notes')),
      (names) => names.join() === 'zephyrion.md',
    );

    await chooseCommandOf('Marginalia: Edit Topics', 'Lock Topics');
    await folderHas('notes', 'topics.yaml');

    await placeCursorAt(digest, 'Octavine: Strings<|> without');
    await chooseCommandOf('Marginalia: Correct Parsing', 'Title Ends Here');
    await folderHas('corrections.txt', 'notes', 'topics.yaml');

    await openDraft('related-work.md');
    await chooseCommand('Marginalia: Review New Papers');
    await waitFor('the lenses of the page', async () =>
      (await person.see('.editor-instance:has(.monaco-editor.focused) .codelens-decoration a')).includes('Keep (k)'),
    );
    await person.press('k');
    await folderHas('corrections.txt', 'notes', 'reviewed.txt', 'topics.yaml');

    const draft = await openDraft(sandbox.path('lines.md'));
    const isMarked = (): boolean =>
      languages.getDiagnostics(draft.document.uri).some(({ code }) => (typeof code === 'object' ? code.value : code) === 'uncited-mention');
    await placeCursorAt(draft, '<|>Zephyrion carries');
    await waitFor('the mark', isMarked);
    await takeFix('Dismiss for this sentence', () => !isMarked());
    await folderHas('corrections.txt', 'dismissed.txt', 'notes', 'reviewed.txt', 'topics.yaml');

    // The page of new papers leaves too little room for the whole line.
    await resetWorkbench();
    await openMadeUpDraft();
    await completeWhatIsCited();
    await agreeOnce();
    await folderHas('corrections.txt', 'dismissed.txt', 'notes', 'references.json', 'reviewed.txt', 'topics.yaml');

    await commands.executeCommand('workbench.view.explorer');
    await person.screenshot('own-folder');
    assert.deepEqual(await listRoot(), [...before, 'marginalia'].sort());
  });

  test('a dismissal is written into no other file, whoever runs the command', async () => {
    const sandbox = await createSandbox({ 'settings.txt': 'mine\n' });
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    for (const uri of [sandbox.uri('settings.txt'), sampleUri('marginalia/corrections.txt'), sampleUri('../dismissed.txt')]) {
      await clearNotifications();
      const edit = { uri: uri.toString(), isNew: false, edits: [{ range, newText: 'theirs\n' }] };
      await commands.executeCommand('marginalia.dismissHint', edit);
      await waitForList('the refusal', notifications, (list) =>
        list.some((message) => message.includes("isn't the file for dismissed findings. Nothing was written.")),
      );
    }
    assert.equal(await sandbox.read('settings.txt'), 'mine\n');
    assert.deepEqual(await listNames(folder), []);
    await clearNotifications();
  });
});
