import assert from 'node:assert/strict';
import { sep } from 'node:path';
import { commands, window, workspace } from 'vscode';
import { person } from './support/person';
import { testRun } from './support/testRun';
import { nextEvent, waitFor } from './support/waiting';
import { getMarginalia, sampleUri } from './support/workbench';

suite('activation', () => {
  test('Marginalia comes from where this run wants it', () => {
    const folder = getMarginalia().extensionPath;
    if (testRun.installedIn === undefined) assert.ok(!folder.includes(`${sep}extensions${sep}`), folder);
    else assert.ok(folder.startsWith(testRun.installedIn), `${folder} is not in ${testRun.installedIn}`);
  });

  test('opening a digest starts it, and the digest is one by its name (core)', async () => {
    await window.showTextDocument(await workspace.openTextDocument(sampleUri('reading-digest.txt')));
    assert.equal(window.activeTextEditor?.document.languageId, 'marginalia-digest');
    await waitFor('the extension to be active', () => getMarginalia().isActive);
    await getMarginalia().exports.whenReady();
    await waitFor('the digest on the screen', async () => (await person.see('.view-lines')).some((text) => text.includes('DuoAttention')));
    await person.screenshot('digest');
  });

  test('a text file by another name is left alone', async () => {
    const document = await workspace.openTextDocument(sampleUri('notes.txt').with({ scheme: 'untitled' }));
    await window.showTextDocument(document);
    assert.equal(document.languageId, 'plaintext');
  });

  test('every command of the manifest is registered (core)', async () => {
    await getMarginalia().activate();
    const manifest = getMarginalia().packageJSON as { contributes: { commands: readonly { command: string }[] } };
    const registered = await commands.getCommands(true);
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((command) => !registered.includes(command));
    assert.deepEqual(missing, []);
  });

  test('keys reach the editor as they do for a writer (core)', async () => {
    const document = await workspace.openTextDocument({ language: 'markdown', content: '' });
    await window.showTextDocument(document);
    await waitFor('the keyboard in the editor', async () => (await person.see('.monaco-editor.focused')).length > 0);
    const changed = nextEvent(
      'the last letter',
      workspace.onDidChangeTextDocument,
      ({ document: { uri } }) => uri.toString() === document.uri.toString() && document.getText().endsWith('heads'),
    );
    await person.type('Two kinds of heads');
    await changed;
    assert.equal(document.getText(), 'Two kinds of heads');
  });
});
