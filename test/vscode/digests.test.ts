import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type Uri, window, workspace } from 'vscode';
import { person } from './support/person';
import { waitFor, waitForList } from './support/waiting';
import { chooseCommand, libraryIsReady, quickPickInput, quickPickRows, sampleUri } from './support/workbench';

const papers =
  'Kumquat: Peeling Small Fruit with Language Models\n\nWe peel fruit that is too small for a knife, and find that a language model tells where to begin.\n';

function digestGlobs(uri: Uri): readonly string[] {
  return workspace.getConfiguration('marginalia', uri).get<readonly string[]>('digests') ?? [];
}

async function isFound(): Promise<void> {
  await chooseCommand('Marginalia: Find Papers');
  await waitFor('the search list', async () => (await quickPickInput()) === '');
  await person.type('kumquat');
  await waitForList('the paper', quickPickRows, (rows) => rows[0]?.label.startsWith('Kumquat: ') ?? false);
  await person.press('Escape');
}

suite('Use File as Digest', () => {
  suiteSetup(libraryIsReady);
  teardown(() => workspace.getConfiguration('marginalia').update('digests', undefined, ConfigurationTarget.Workspace));

  test('a text file of the folder becomes one, and still is when it is opened again', async () => {
    const uri = sampleUri('reading [new] list.txt');
    await workspace.fs.writeFile(uri, Buffer.from(papers));
    try {
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document);
      assert.equal(document.languageId, 'plaintext');
      await chooseCommand('Marginalia: Use File as Digest');
      await waitFor('the language', () => window.activeTextEditor?.document.languageId === 'marginalia-digest');
      assert.deepEqual(digestGlobs(uri).slice(0, 2), [
        '**/*digest*.{txt,md,json,jsonl,ndjson,ris,nbib,enw,csv,tsv,xml,rss,atom,yaml,yml,toml,org,bbl,html,htm,eml,mbox}',
        '**/*.digest',
      ]);
      assert.equal(digestGlobs(uri).length, 3);
      await isFound();
      await commands.executeCommand('workbench.action.closeAllEditors');
      await isFound();
      await window.showTextDocument(uri);
      await waitFor('the language', () => window.activeTextEditor?.document.languageId === 'marginalia-digest');
    } finally {
      await workspace.fs.delete(uri);
    }
  });

  test('a Markdown file stays Markdown', async () => {
    const uri = sampleUri('list.md');
    await workspace.fs.writeFile(uri, Buffer.from(`# List\n\n### ${papers}`));
    try {
      await window.showTextDocument(uri);
      await chooseCommand('Marginalia: Use File as Digest');
      await waitFor('the setting', () => digestGlobs(uri).includes('list.md'));
      assert.equal(window.activeTextEditor?.document.languageId, 'markdown');
      await isFound();
    } finally {
      await workspace.fs.delete(uri);
    }
  });

  test('a text without a file is one while it is open, and no setting changes', async () => {
    const document = await workspace.openTextDocument({ language: 'plaintext', content: papers });
    await window.showTextDocument(document);
    const globs = digestGlobs(document.uri);
    await chooseCommand('Marginalia: Use File as Digest');
    await waitFor('the language', () => window.activeTextEditor?.document.languageId === 'marginalia-digest');
    assert.deepEqual(digestGlobs(document.uri), globs);
    await isFound();
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await chooseCommand('Marginalia: Find Papers');
    await waitFor('the search list', async () => (await quickPickInput()) === '');
    await person.type('kumquat');
    await waitForList('no paper', quickPickRows, (rows) => rows.length > 0 && rows.every(({ label }) => !label.startsWith('Kumquat: ')));
  });
});
