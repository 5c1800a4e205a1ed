import assert from 'node:assert/strict';
import { commands, Position, workspace } from 'vscode';
import { editorOf, openDraft } from './support/editing';
import { person } from './support/person';
import { hideReferences, isOfDraft, referenceRow, referenceRows } from './support/referencesView';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, quickPickRows } from './support/workbench';

const ownBib = `@misc{seer,
  title = {SeerAttention: Learning Intrinsic Sparse Attention in Your LLMs},
}

@article{berg2021,
  author = {Berg, Ada},
  title = {Zorvex Studies of the First Kind},
  journal = {Zorvex Letters},
  year = {2021},
}
`;

async function waitForRow(key: string, description: string): Promise<void> {
  await waitForList(`${key}: ${description}`, referenceRows, (all) => all[0]?.key === key && all[0].description === description);
}

suite('references: what lacks something', () => {
  suiteSetup(libraryIsReady);
  suiteTeardown(async () => {
    await hideReferences();
    await clearSandboxes();
  });

  test('the list of a draft says what each reference lacks, and leads to its entry', async () => {
    const sandbox = await createSandbox({
      'draft.md': '---\nbibliography: own.bib\n---\n\nAs said [@seer; @berg2021; @snapkv].\n',
      'own.bib': ownBib,
    });
    await openDraft(sandbox.path('draft.md'));
    await chooseCommand('Marginalia: Show Incomplete References');
    await waitForList('the drafts', quickPickRows, (rows) => isOfDraft(rows[0]));
    await person.screenshot('incomplete-scope');
    await person.press('Enter');
    const rows = await waitForList('the list', referenceRows, (all) => all.length === 2 && all[0]?.key === 'seer');
    assert.deepEqual(
      rows.map(({ label, description, key }) => [label, description, key]),
      [
        ['SeerAttention', 'no author, year, venue or identifier', 'seer'],
        ['SnapKV', 'no author, year, venue or identifier', 'snapkv'],
      ],
    );
    await person.screenshot('incomplete-list');
    // The keyboard is on the list.
    await person.press('Home', 'ArrowDown');
    await waitForList('the second row', referenceRows, (all) => all[1]?.focused === true);
    await person.click(referenceRow('seer'), { button: 'right' });
    const entries = await waitForList(
      'the menu',
      () => person.see('.monaco-menu [role="menuitem"]'),
      (all) => all.length > 4,
    );
    await person.screenshot('incomplete-menu');
    for (const entry of ['Complete References', 'Paste Reference', 'Match', 'Find Paper Online'])
      assert.ok(
        entries.some((each) => each.startsWith(entry)),
        `${entry} in ${entries.join(', ')}`,
      );
    await person.press('Escape');
    await person.click(referenceRow('seer'));
    const editor = await editorOf('own.bib');
    assert.equal(editor.selection.active.line, 0);

    await editor.edit((edit) => edit.insert(new Position(1, 0), '  author = {Seer, Una},\n  year = {2024},\n  eprint = {2410.13276},\n'));
    await waitForRow('seer', 'complete');
    await person.screenshot('incomplete-none-left');
    await commands.executeCommand('undo');
    await waitForRow('seer', 'no author, year, venue or identifier');
    await commands.executeCommand('workbench.action.files.save');
    await workspace.fs.writeFile(editor.document.uri, Buffer.from(ownBib.replace('title = {Seer', 'year = 2024, title = {Seer')));
    await waitForRow('seer', 'no author, venue or identifier');
    await person.screenshot('incomplete-followed');
  });

  test('a citation that is added to the draft joins its list, and leaves it again', async () => {
    const sandbox = await createSandbox({
      'draft.md': '---\nbibliography: own.bib\n---\n\nAs said [@seer].\n',
      'own.bib': ownBib,
    });
    const editor = await openDraft(sandbox.path('draft.md'));
    await chooseCommand('Marginalia: Show Incomplete References');
    await waitForList('the drafts', quickPickRows, (rows) => isOfDraft(rows[0]));
    await person.press('Enter');
    await waitForList('the list', referenceRows, (all) => all.length === 1 && all[0]?.key === 'seer');
    const end = editor.document.positionAt(editor.document.getText().length);
    await editor.edit((edit) => edit.insert(end, 'And [@snapkv].\n'));
    await waitForList('the new citation', referenceRows, (all) => all[1]?.key === 'snapkv');
    await person.screenshot('incomplete-cited');
    await commands.executeCommand('undo');
    await waitForList('the list without it', referenceRows, (all) => all.length === 1);
    await commands.executeCommand('workbench.action.files.save');
  });
});
