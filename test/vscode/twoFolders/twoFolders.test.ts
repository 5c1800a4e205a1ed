import assert from 'node:assert/strict';
import { commands, Uri, workspace } from 'vscode';
import { listPalette } from '../support/palette';
import { countPins, showFolded, treeRows } from '../support/papersView';
import { person } from '../support/person';
import { waitFor, waitForList } from '../support/waiting';
import { chooseCommand, chooseCommandOf, libraryIsReady, notifications, statusItems } from '../support/workbench';

const files = (workspace.workspaceFolders ?? []).map(({ uri }) => Uri.joinPath(uri, 'marginalia/topics.yaml'));
const written = [
  'topics:\n  - label: Heads\n    words: [attention]\nlocked:\n  - label: Kept first\n    papers: [SnapKV]\n',
  '# mine\r\n\r\nlocked:\r\n  - label: Kept second\r\n    papers: [Mamba]\r\n',
];

const readTexts = (): Promise<readonly string[]> => Promise.all(files.map(async (file) => (await workspace.fs.readFile(file)).toString()));

suite('a workspace of two folders', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
  });
  setup(async () => {
    for (const [index, file] of files.entries()) await workspace.fs.writeFile(file, Buffer.from(written[index]!));
    await showFolded();
    await waitForList('the topics of both files', treeRows, (rows) =>
      ['Kept first', 'Kept second'].every((label) => rows.some((row) => row.label === label)),
    );
  });
  suiteTeardown(async () => {
    for (const file of files) await workspace.fs.delete(file);
  });

  /** Unlocks the topics, and returns what both files say then. */
  async function unlock(): Promise<readonly string[]> {
    await chooseCommandOf('Marginalia: Edit Topics', 'Unlock Topics');
    await waitForList(
      'what is said',
      () => statusItems('Topics are computed automatically again'),
      (items) => items.length > 0,
    );
    await waitFor('no pins', async () => (await countPins()) === 0);
    const texts = await readTexts();
    assert.ok(
      texts.every((text) => !text.includes('Kept')),
      texts.join('\n'),
    );
    return texts;
  }

  /** Whether the command palette offers to undo a change. */
  async function canUndo(): Promise<boolean> {
    const rows = await listPalette((titles) => titles.includes('Find Papers...'));
    await person.press('Escape');
    return rows.includes('Undo Last Change');
  }

  test('topics that two files lock are unlocked in both, and one undo brings back what both were', async () => {
    assert.equal(await canUndo(), false);
    const [first, second] = await unlock();
    assert.equal(await canUndo(), true);
    assert.match(first ?? '', /^topics:\n {2}- label: Heads\n {4}words: \[attention\]\n/);
    assert.match(second ?? '', /^# mine\r\n/);
    await person.screenshot('two-folders-unlocked');
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('the pins again', async () => (await countPins()) > 0);
    assert.deepEqual(await readTexts(), written);
    assert.deepEqual(
      workspace.textDocuments.filter(({ isDirty }) => isDirty),
      [],
    );
    assert.equal(await canUndo(), false);
  });

  test('where one of the files has changed since, undo says so and leaves both alone', async () => {
    const [first] = await unlock();
    const changed = '# changed by somebody else\n';
    await workspace.fs.writeFile(files[1]!, Buffer.from(changed));
    await chooseCommand('Marginalia: Undo Last Change');
    await waitForList('the reason', notifications, (list) => list.some((text) => text.includes('topics.yaml')));
    await person.screenshot('two-folders-changed-since');
    assert.deepEqual(await readTexts(), [first, changed]);
  });
});
