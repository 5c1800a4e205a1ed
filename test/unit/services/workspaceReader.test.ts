import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { createOwnThreadBackground } from '../../../server/src/services/background/ownThreadBackground';
import { BackgroundIndexer } from '../../../server/src/services/backgroundIndexer';
import { LargeDigests } from '../../../server/src/services/largeDigests';
import { createTimers } from '../../../server/src/services/timers';
import { WorkspaceReader, type Configuration } from '../../../server/src/services/workspaceReader';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { MemoryFileSystem } from '../../support/memoryFileSystem';

const folder = 'file:///desk';
const paper = (name: string): string =>
  `${name}: A Study of Wind\n\nWe introduce ${name}, an abstract that is long enough to be read as one.\n`;

interface Started {
  readonly files: MemoryFileSystem;
  readonly host: WorkspaceHost;
  readonly reader: WorkspaceReader;
  readonly failures: unknown[];
  keys(): readonly string[];
}

/** A reader that has read these files. */
async function start(
  content: Readonly<Record<string, string>>,
  readConfiguration: () => Promise<Configuration> = () => Promise.resolve({ folders: [folder], settings: defaultSettings }),
  prepare: (host: WorkspaceHost) => void = () => undefined,
): Promise<Started> {
  const files = new MemoryFileSystem();
  for (const [name, text] of Object.entries(content)) files.write(`${folder}/${name}`, text);
  const host = new WorkspaceHost();
  prepare(host);
  const timers = createTimers();
  const failures: unknown[] = [];
  const reader = new WorkspaceReader({
    host,
    fileSystem: files,
    timers,
    indexer: new BackgroundIndexer(host, createOwnThreadBackground(), timers, assert.ifError),
    largeDigests: new LargeDigests(host, createOwnThreadBackground()),
    persistence: undefined,
    readConfiguration,
    showProgress: () => ({ report: () => undefined, done: () => undefined }),
    onFailure: (error) => failures.push(error),
  });
  reader.readAll();
  await host.snapshotWithDrafts();
  const keys = (): readonly string[] =>
    host.snapshot
      .library()
      .papers.map(({ key }) => key)
      .sort();
  return { files, host, reader, failures, keys };
}

/** Steps of a reader happen one after the other, so whatever was asked before this is done. */
async function settle({ reader }: Started): Promise<void> {
  await reader.readFile(`${folder}/nothing.txt`);
}

test('a file that is created, changed and deleted', async () => {
  const started = await start({ 'digest.txt': paper('Kite') });
  const { files, reader, keys } = started;
  const uri = `${folder}/more-digest.txt`;
  files.write(uri, paper('Rope'));
  reader.readChanged([{ uri, kind: 'created' }]);
  await settle(started);
  assert.deepEqual(keys(), ['kite', 'rope']);
  files.write(uri, paper('Mast'));
  reader.readChanged([{ uri, kind: 'changed' }]);
  await settle(started);
  assert.deepEqual(keys(), ['kite', 'mast']);
  files.remove(uri);
  reader.readChanged([{ uri, kind: 'deleted' }]);
  await settle(started);
  assert.deepEqual(keys(), ['kite']);
});

test('of a folder that comes or goes only the folder is reported', async () => {
  const started = await start({ 'digest.txt': paper('Kite') });
  const { files, reader, keys } = started;
  const uri = `${folder}/lists`;
  files.write(`${uri}/a-digest.txt`, paper('Rope'));
  files.write(`${uri}/deep/b-digest.txt`, paper('Mast'));
  files.write(`${uri}/letter.txt`, paper('Keel'));
  reader.readChanged([{ uri, kind: 'created' }]);
  await settle(started);
  assert.deepEqual(keys(), ['kite', 'mast', 'rope']);
  files.remove(`${uri}/a-digest.txt`);
  files.remove(`${uri}/deep/b-digest.txt`);
  reader.readChanged([{ uri, kind: 'deleted' }]);
  await settle(started);
  assert.deepEqual(keys(), ['kite']);
});

test('one file is read when its promise resolves', async () => {
  const { files, reader, keys } = await start({});
  files.write(`${folder}/digest.txt`, paper('Kite'));
  await reader.readFile(`${folder}/digest.txt`);
  assert.deepEqual(keys(), ['kite']);
});

test('after a failure requests are answered from what was read, and later steps go on', async () => {
  const started = await start({ 'digest.txt': paper('Kite') }, () => Promise.reject(new Error('The client is gone.')));
  const { host, failures } = started;
  assert.equal(String(failures[0]), 'Error: The client is gone.');
  assert.ok(host.snapshot.ready && host.snapshot.draftsReady);
  await settle(started);
});

test('if the host fails while it reads and again while it ends that, requests are answered, and later steps go on', async () => {
  const settings = {
    ...defaultSettings,
    get citationCommands(): never {
      throw new Error('The settings are broken.');
    },
  };
  const started = await start(
    { 'digest.txt': paper('Kite') },
    () => Promise.resolve({ folders: [folder], settings }),
    (host) => host.apply({ kind: 'document', uri: `${folder}/draft.md`, languageId: 'markdown', text: 'See @kite.\n' }),
  );
  const { host, failures, files, reader, keys } = started;
  assert.deepEqual([...new Set(failures.map(String))], ['Error: The settings are broken.']);
  assert.ok(failures.length > 1);
  assert.ok(host.snapshot.ready && host.snapshot.draftsRead && host.snapshot.draftsReady);
  files.write(`${folder}/digest.txt`, paper('Rope'));
  await reader.readFile(`${folder}/digest.txt`);
  assert.deepEqual(keys(), ['rope']);
});

test('what follows the workspace and fails keeps nothing else from following it', async () => {
  const { host, failures } = await start({ 'digest.txt': paper('Kite') }, undefined, (made) =>
    made.onSnapshot(() => {
      throw new Error('Nobody listens.');
    }),
  );
  assert.equal(String(failures[0]), 'Error: Nobody listens.');
  assert.ok(host.snapshot.draftsReady);
});
