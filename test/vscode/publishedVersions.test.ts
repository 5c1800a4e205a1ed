import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import type { ReplayRegistries } from '../support/registries/replayRegistries';
import { editorOf, hoverOver, openDraft } from './support/editing';
import { person } from './support/person';
import { hideReferences, isOfDraft, referenceRows } from './support/referencesView';
import { closeRegistries, startRegistries } from './support/registries';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, clearNotifications, libraryIsReady, notifications, quickPickRows, sampleUri } from './support/workbench';

const brooks = {
  title: 'Brooks: Streaming Answers Around Stones',
  authors: ['Ada van Example', 'Bo Sample'],
  arxivId: '2406.00011',
  year: 2025,
};
const ponds = { title: 'Ponds: Answers That Stand Still Until Asked', authors: ['Cleo Instance'], arxivId: '2306.00012', year: 2023 };
const entryOf = ({ title, authors, arxivId, year }: typeof brooks, key: string): string => `@misc{${key},
  title = {${title}},
  author = {${authors.join(' and ')}},
  year = {${year}},
  eprint = {${arxivId}},
  archivePrefix = {arXiv},
}
`;
const bib = `${entryOf({ ...brooks, year: 2024 }, 'brooks')}\n${entryOf(ponds, 'ponds')}`;
const draft = '---\nbibliography: own.bib\n---\n\nStreams [@brooks], and what stands still [@ponds].\n';

let replay: ReplayRegistries;

async function forgetReferences(): Promise<void> {
  await workspace.fs.delete(sampleUri('marginalia/references.json')).then(undefined, () => undefined);
}

/** The notifications once the list is opened anew: one that comes while an empty list is open is not shown in it. */
async function freshNotifications(): Promise<readonly string[]> {
  await commands.executeCommand('notifications.hideList');
  return notifications();
}

suite('published versions of preprints', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    replay = await startRegistries([
      { ...brooks, doi: '10.5555/brooks', venue: 'Proceedings of the Meeting on Water', pages: '1-9' },
      ponds,
    ]);
  });
  setup(clearSandboxes);
  suiteTeardown(async () => {
    await closeRegistries(replay);
    await hideReferences();
    await clearSandboxes();
    await forgetReferences();
    await commands.executeCommand('workbench.view.explorer');
  });

  test('by the keyboard: looked for, listed, one entry rewritten, and taken back by one undo', async function () {
    this.timeout(60_000);
    await forgetReferences();
    const sandbox = await createSandbox({ 'draft.md': draft, 'own.bib': bib });
    await openDraft(sandbox.path('draft.md'));
    await waitFor('the papers', async () => (await hoverOver('brooks', 'Streams')).includes('Streaming Answers'));
    await person.moveAway();
    await chooseCommand('Marginalia: Complete References');
    await waitForList('what to complete', quickPickRows, (rows) => rows.some(isOfDraft));
    await person.type('Preprints cited');
    await waitForList('the preprints', quickPickRows, (rows) => rows.length === 1);
    await person.screenshot('published-scope');
    assert.equal((await quickPickRows())[0]?.description, '2 preprints: find published versions');
    await person.press('Enter');
    await waitForList('the question', quickPickRows, (rows) => rows.some(({ label }) => label === 'Send Once'));
    await person.press('Enter');
    const rows = await waitForList(
      'the results',
      referenceRows,
      (all) =>
        all.length === 2 &&
        all.every(({ description }) => description.endsWith('DOI 10.5555/brooks') || description.startsWith('no published')),
      25_000,
    );
    assert.deepEqual(
      rows.map(({ key, description }) => [key, description]),
      [
        ['brooks', 'published: Proceedings of the Meeting on Water, 2025 · DOI 10.5555/brooks'],
        ['ponds', 'no published version found'],
      ],
    );
    const told = await waitForList('the end', freshNotifications, (all) =>
      all.some((words) => words.includes('1 published version found')),
    );
    assert.match(told.join('\n'), /1 published version found; no published version found for 1/);
    await person.screenshot('published-results');
    assert.equal(await sandbox.read('own.bib'), bib, 'nothing is rewritten without a word');
    await clearNotifications();

    await commands.executeCommand('marginalia.references.focus');
    await person.press('Home');
    await person.press('Enter');
    await waitForList('the entries', quickPickRows, (all) => all[0]?.label === brooks.title);
    await person.screenshot('published-choice');
    await person.press('Enter');
    await waitFor('the entry', async () => (await sandbox.read('own.bib'))?.includes('@inproceedings{brooks') === true);
    const after = await sandbox.read('own.bib');
    assert.equal(
      after?.slice(0, after.indexOf('@misc{ponds')),
      `@inproceedings{brooks,
  title = {${brooks.title}},
  author = {Ada van Example and Bo Sample},
  booktitle = {Proceedings of the Meeting on Water},
  year = {2025},
  pages = {1--9},
  doi = {10.5555/brooks},
  eprint = {2406.00011},
  archivePrefix = {arXiv},
}

`,
    );
    await waitForList('the row again', referenceRows, (all) => all[0]?.description === 'complete');
    await person.screenshot('published-cited');

    await openDraft(sandbox.path('own.bib'));
    await editorOf('own.bib');
    await person.press('Control+z');
    await waitFor('the entry as it was', async () => (await editorOf('own.bib')).document.getText() === bib);
  });
});
