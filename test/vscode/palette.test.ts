import assert from 'node:assert/strict';
import { ConfigurationTarget, workspace } from 'vscode';
import { openDraft, placeCursorAt } from './support/editing';
import { listPalette } from './support/palette';
import { person } from './support/person';
import { clearSandboxes } from './support/sandbox';
import { waitFor } from './support/waiting';
import { libraryIsReady, resetWorkbench } from './support/workbench';

/** The commands that a writer of papers runs every day. */
const daily = [
  'Annotate Paper',
  'Check Draft',
  'Check References...',
  'Cite for This Sentence...',
  'Cite Paper...',
  'Complete References...',
  'Find Papers...',
];

/** How many commands run lately the palette lists first; undefined for what VS Code does by itself. */
function setHistory(length: number | undefined): Thenable<void> {
  return workspace.getConfiguration('workbench').update('commandPalette.history', length, ConfigurationTarget.Global);
}

suite('the command palette', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await setHistory(0);
  });
  setup(resetWorkbench);
  suiteTeardown(async () => {
    await setHistory(undefined);
    await clearSandboxes();
  });

  test('with a library and no draft in front: 16 commands at most, none of them for a draft or a digest', async () => {
    const rows = await listPalette((titles) => titles.includes('Find Papers...') && !titles.includes('Cite Paper...'));
    await person.screenshot('palette-library');
    await person.press('Escape');
    assert.ok(rows.length <= 16, `${rows.length}: ${rows.join()}`);
    for (const title of ['Check Draft', 'Correct Parsing...', 'Edit Note', 'Stop Completing References'])
      assert.ok(!rows.includes(title), title);
  });

  test('in a draft: 28 commands at most, and the seven of every day are among the first eleven (core)', async () => {
    await openDraft('related-work.md');
    const rows = await listPalette((titles) => titles.includes('Cite Paper...') && titles.includes('Find Papers...'));
    await person.screenshot('palette-draft');
    await person.press('Escape');
    assert.ok(rows.length <= 28, `${rows.length}: ${rows.join()}`);
    assert.deepEqual(
      daily.filter((title) => !rows.slice(0, 11).includes(title)),
      [],
      rows.join(),
    );
  });

  test('in a digest: 22 commands at most, those on digests among them', async () => {
    await placeCursorAt(await openDraft('reading-digest.txt'), 'DuoAttention: Efficient<|>');
    const rows = await listPalette((titles) => titles.includes('Correct Parsing...') && titles.includes('Find Papers...'));
    await person.screenshot('palette-digest');
    await person.press('Escape');
    assert.ok(rows.length <= 22, `${rows.length}: ${rows.join()}`);
    for (const title of ['Cite Paper...', 'Edit Note', 'Annotate Selection']) assert.ok(!rows.includes(title), title);
    await person.press('ControlOrMeta+a');
    const selected = await waitFor('Annotate Selection', async () => {
      const titles = await listPalette((all) => all.includes('Correct Parsing...'));
      await person.press('Escape');
      return titles.includes('Annotate Selection') && titles;
    });
    assert.ok(selected.length <= 22, selected.join());
  });
});
