import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InitializeParams } from 'vscode-languageserver/node';
import { WorkspaceFolders } from '../../../server/src/protocol/folders';

const create = (params: Partial<InitializeParams>): WorkspaceFolders =>
  new WorkspaceFolders({ processId: null, rootUri: null, capabilities: {}, ...params });
const named = (uri: string): { uri: string; name: string } => ({ uri, name: '' });
const home = 'file:///people/ada';

test('folders, else the root, else its path', () => {
  const workspaceFolders = [named('file:///a%20b'), named('file:///c')];
  assert.deepEqual(create({ workspaceFolders, rootUri: 'file:///d' }).uris, ['file:///a%20b', 'file:///c']);
  assert.deepEqual(create({ rootUri: 'file:///d', rootPath: '/e' }).uris, ['file:///d']);
  assert.deepEqual(create({ rootPath: '/e' }).uris, ['file:///e']);
  assert.deepEqual(create({ rootPath: '' }).uris, []);
});

test('folders that come and go', () => {
  const folders = create({ workspaceFolders: [named('file:///a'), named('file:///b')] });
  folders.change([named('file:///c')], [named('file:///a')]);
  assert.deepEqual(folders.uris, ['file:///b', 'file:///c']);
});

test('without folders that of the first file is taken, until the editor names some', () => {
  const folders = create({});
  assert.equal(folders.guessFrom('file:///people/ada/thesis/draft.md', home), 'guessed');
  assert.deepEqual([folders.guessed, folders.uris], ['file:///people/ada/thesis', ['file:///people/ada/thesis']]);
  folders.change([named('file:///other')], []);
  assert.deepEqual([folders.guessed, folders.uris], [undefined, ['file:///other']]);
  assert.equal(folders.guessFrom('file:///people/ada/thesis/draft.md', home), undefined);
});

test('the home folder, and what holds it, is too wide', () => {
  for (const file of ['file:///people/ada/draft.md', 'file:///people/draft.md', 'file:///draft.md'])
    assert.equal(create({}).guessFrom(file, home), 'too-wide', file);
  assert.equal(create({}).guessFrom('untitled:Untitled-1', home), undefined);
});
