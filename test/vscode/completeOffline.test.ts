import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import { completeWhatIsCited, freshNotifications, openMadeUpDraft } from './support/completing';
import { madeUpDigest } from './support/madeUpPapers';
import { person } from './support/person';
import { hideReferences, referenceRows } from './support/referencesView';
import { closeRegistries, registryHosts, startRegistries } from './support/registries';
import { clearSandboxes } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady, quickPickRows, sampleUri } from './support/workbench';

suite('completing references without a connection', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('made-up-digest.txt'), Buffer.from(madeUpDigest));
    replay = await startRegistries([]);
    for (const host of registryHosts) replay.alwaysTrouble(host, { kind: 'closed' });
  });
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await commands.executeCommand('marginalia.resetConsent');
    await hideReferences();
    await clearSandboxes();
    await workspace.fs.delete(sampleUri('made-up-digest.txt'));
    // The server doesn't ask registries again at once.
    await commands.executeCommand('marginalia.restartServer');
  });

  test('the result and the rows say why, and the page of requests says what was tried', async function () {
    this.timeout(90_000);
    await openMadeUpDraft();
    await completeWhatIsCited();
    await waitForList('the question', quickPickRows, (rows) => rows.some(({ label }) => label === 'Show What Is Sent'));
    await person.click('.quick-input-list .monaco-list-row:has(.label-name:has-text("Show What Is Sent"))');
    const page = await waitFor('the page', () =>
      window.activeTextEditor?.document.getText().includes('Will be sent if you agree') === true ? window.activeTextEditor : undefined,
    );
    await waitForList('the question again', quickPickRows, (rows) => rows.length === 3);
    await person.press('Enter');
    await waitForList(
      'the result',
      freshNotifications,
      (all) => all.some((words) => words.includes("4 references couldn't be looked up: arXiv couldn't be reached")),
      60_000,
    );
    const rows = await waitForList(
      'the reasons',
      referenceRows,
      (all) => all.length === 4 && all.every(({ description }) => description.startsWith("arXiv couldn't be reached")),
    );
    await person.screenshot('complete-offline');
    assert.doesNotMatch(rows.map(({ description }) => description).join('\n'), /\(|couldn't.*couldn't/);
    assert.match(page.document.getText(), /arXiv {2}.* · arXiv couldn't be reached/);
    assert.doesNotMatch(page.document.getText(), /Will be sent/);
  });
});
