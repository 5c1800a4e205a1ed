import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { PapersAnswer } from '../../server/src/protocol/paperRequests';
import { createWorkspace, type Workspace } from '../support/lspClient';
import { type Greeting, type RawClient, startRawClient } from './rawClient';
import { askUntil, writeDigest } from './waiting';

async function withFiles(
  files: Readonly<Record<string, string>>,
  greeting: (workspace: Workspace) => Greeting,
  run: (client: RawClient, workspace: Workspace) => Promise<void>,
): Promise<void> {
  const workspace = await createWorkspace(files);
  const client = await startRawClient(greeting(workspace));
  try {
    await client.notify('initialized', {});
    await run(client, workspace);
  } finally {
    await client.stop();
    workspace.dispose();
  }
}

const open = (client: RawClient, uri: string): Promise<void> =>
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text: 'See [@kite].' } });

const keysOf = async (client: RawClient): Promise<readonly string[]> =>
  (await client.request<PapersAnswer>('marginalia/papers', {})).papers.map(({ key }) => key);

test('a path as the root, as the oldest clients send it', () =>
  withFiles(
    { 'digest.txt': writeDigest('Kite') },
    ({ path }) => ({ rootUri: null, rootPath: path }),
    async (client) =>
      assert.deepEqual(
        await askUntil(
          client,
          () => keysOf(client),
          (keys) => keys.length > 0,
        ),
        ['kite'],
      ),
  ));

test('without any root, the folder of the first file that is opened is the workspace', () =>
  withFiles(
    { 'digest.txt': writeDigest('Kite'), 'part/digest.txt': writeDigest('Moraine') },
    () => ({ rootUri: null, workspaceFolders: null }),
    async (client, workspace) => {
      assert.deepEqual(await keysOf(client), []);
      await open(client, 'untitled:draft');
      await open(client, workspace.uriOf('draft.md'));
      const keys = await askUntil(
        client,
        () => keysOf(client),
        (found) => found.length > 1,
      );
      assert.deepEqual([...keys].sort(), ['kite', 'moraine']);
      assert.deepEqual(
        client.told.filter(({ method }) => method === 'window/showMessage'),
        [],
      );
    },
  ));

test('a folder that the client adds takes the place of the one that was taken', () =>
  withFiles(
    { 'a/digest.txt': writeDigest('Kite'), 'b/digest.txt': writeDigest('Moraine') },
    () => ({ rootUri: null, workspaceFolders: null, capabilities: { workspace: { workspaceFolders: true } } }),
    async (client, workspace) => {
      await open(client, workspace.uriOf('a/draft.md'));
      await askUntil(
        client,
        () => keysOf(client),
        (keys) => keys.includes('kite'),
      );
      await client.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: workspace.uriOf('b'), name: 'b' }], removed: [] },
      });
      assert.deepEqual(
        await askUntil(
          client,
          () => keysOf(client),
          (keys) => keys.includes('moraine'),
        ),
        ['moraine'],
      );
    },
  ));

test('where nothing is found there, the writer is told once, and what a digest is', () =>
  withFiles(
    { 'notes.txt': 'None.' },
    () => ({ rootUri: null, workspaceFolders: null }),
    async (client, workspace) => {
      const told = client.next<{ type: number; message: string }>('window/showMessage');
      await open(client, workspace.uriOf('draft.md'));
      const { type, message } = await told;
      assert.equal(type, 3);
      assert.match(message, /no digest or bibliography found in .*marginalia-.*reading-digest\.txt/);
      await open(client, workspace.uriOf('second.md'));
      await keysOf(client);
      assert.equal(client.told.filter(({ method }) => method === 'window/showMessage').length, 1);
    },
  ));

test('the home folder, and what holds it, is no workspace', () =>
  withFiles(
    {},
    () => ({ rootUri: null, workspaceFolders: null }),
    async (client) => {
      const told = client.next<{ message: string }>('window/showMessage');
      await open(client, `${pathToFileURL(homedir()).toString()}/draft.md`);
      assert.match((await told).message, /home folder/);
    },
  ));
