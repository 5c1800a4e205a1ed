import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { registerPapers } from '../support/registries/paperRegistries';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import { agreeOnce, completeWhatIsCited, openMadeUpDraft, readReferences } from './support/completing';
import { brambles, madeUpDigest, registeredPapers } from './support/madeUpPapers';
import { person } from './support/person';
import { hideReferences } from './support/referencesView';
import { closeRegistries, startRegistries } from './support/registries';
import { clearSandboxes } from './support/sandbox';
import { waitForList } from './support/waiting';
import { libraryIsReady, notifications, sampleUri } from './support/workbench';

const rivers = {
  title: 'Quiet Rivers Model Carrying Heavy Wooden Boats',
  authors: ['Jo Roe'],
  year: 2024,
  doi: '10.5555/rivers',
  venue: '[Click](command:workbench.action.files.newUntitledFile) Days',
};
const draft =
  '---\nbibliography: own.bib\n---\n\nHedges [@brambles], caches [@thickets], maps [@nowhere], rivers [@rivers], seas [@seas].\n';
const entry = (key: string, title: string): string => `@misc{${key},\n  title = {${title}},\n}\n`;

suite('what registries send is text', () => {
  let replay: ReplayRegistries;
  suiteSetup(async () => {
    await libraryIsReady();
    await workspace.fs.writeFile(sampleUri('made-up-digest.txt'), Buffer.from(madeUpDigest));
    replay = await startRegistries(registeredPapers);
    registerPapers(replay, [...registeredPapers, rivers]);
  });
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await hideReferences();
    await clearSandboxes();
    await workspace.fs.delete(sampleUri('made-up-digest.txt'));
    if ((await readReferences()) !== undefined) await workspace.fs.delete(sampleUri('marginalia/references.json'));
    await commands.executeCommand('workbench.view.explorer');
  });

  test('a venue that is a link runs no command from the progress of a look-up', async function () {
    this.timeout(60_000);
    // A paper that nobody knows keeps the look-up going once the others have their results.
    replay.alwaysTrouble('huggingface.co', { kind: 'slow', milliseconds: 5000 });
    const bib =
      entry('rivers', rivers.title) + entry('brambles', brambles.title) + entry('seas', 'Seas That No Registry Has Ever Been Asked About');
    await openMadeUpDraft({ 'own.bib': bib, 'draft.md': draft });
    await completeWhatIsCited();
    await agreeOnce();
    const told = await waitForList('the venue in the progress', notifications, (all) => all.some((text) => text.includes(' Days')), 25_000);
    assert.deepEqual(await person.see('.notification-list-item-message a'), [], told.join('\n'));
    await person.screenshot('hostile-venue');
    assert.ok(told.some((text) => text.replaceAll('\u200b', '').includes(rivers.venue)));
    await waitForList(
      'the end',
      async () => {
        await commands.executeCommand('notifications.hideList');
        return notifications();
      },
      (all) => all.some((text) => text.includes('completed')),
      25_000,
    );
  });
});
