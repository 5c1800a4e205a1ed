import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { type BackgroundJobs, createOwnThreadBackground } from '../../../server/src/services/background/jobs';
import { BackgroundIndexer } from '../../../server/src/services/backgroundIndexer';
import { LargeDigests } from '../../../server/src/services/largeDigests';
import { createTimers } from '../../../server/src/services/timers';
import { type Configuration, WorkspaceReader } from '../../../server/src/services/workspaceReader';
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
  background: BackgroundJobs = createOwnThreadBackground(),
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
    largeDigests: new LargeDigests(host, background),
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

/** Papers of which a digest is too large to be read at once. */
function large(name: string): string {
  return Array.from({ length: 6000 }, (_, at) => paper(`${name}${at}`)).join('\n');
}

/** Does each job when it is told to. */
class HeldBackground implements BackgroundJobs {
  readonly #thread = createOwnThreadBackground();
  readonly #held: (() => void)[] = [];
  #begun: (() => void)[] = [];

  run: BackgroundJobs['run'] = async (name, input) => {
    for (const resolve of this.#begun.splice(0)) resolve();
    await new Promise<void>((resolve) => this.#held.push(resolve));
    return this.#thread.run(name, input);
  };

  end(): void {
    this.#thread.end();
  }

  /** Resolves when a job waits. */
  async whenHeld(): Promise<void> {
    if (this.#held.length === 0) await new Promise<void>((resolve) => this.#begun.push(resolve));
    await Promise.resolve();
  }

  get waiting(): number {
    return this.#held.length;
  }

  release(): void {
    this.#held.shift()?.();
  }
}

test('other files are read while a large digest is, also when the settings change (slow)', async () => {
  const background = new HeldBackground();
  let settings = defaultSettings;
  const started = await start({}, () => Promise.resolve({ folders: [folder], settings }), undefined, background);
  const { files, host, reader } = started;
  const uri = `${folder}/digest.txt`;
  files.write(uri, large('Kite'));
  const read = reader.readFile(uri);
  await background.whenHeld();
  await settle(started);
  files.write(`${folder}/more-digest.txt`, paper('Rope'));
  await reader.readFile(`${folder}/more-digest.txt`);
  assert.equal(host.snapshot.library().papers.length, 1);
  settings = { ...defaultSettings, hoverAbstract: !defaultSettings.hoverAbstract };
  reader.followConfiguration();
  await settle(started);
  assert.equal(host.snapshot.settings, settings);
  background.release();
  await background.whenHeld();
  assert.equal(host.snapshot.library().papers.length, 6001);
  background.release();
  await read;
  assert.equal(host.snapshot.library().papers.length, 6001);
});

test('of a large digest that changes while it is read the newest version remains, and it is not read twice at a time (slow)', async () => {
  const background = new HeldBackground();
  const started = await start({}, undefined, undefined, background);
  const { files, host, reader, failures } = started;
  const uri = `${folder}/digest.txt`;
  files.write(uri, large('Kite'));
  reader.readChanged([{ uri, kind: 'created' }]);
  await background.whenHeld();
  for (const name of ['Moth', 'Newt']) {
    files.write(uri, large(name));
    reader.readChanged([{ uri, kind: 'changed' }]);
    await settle(started);
  }
  assert.equal(background.waiting, 1);
  const read = reader.readFile(uri);
  await settle(started);
  background.release();
  await background.whenHeld();
  background.release();
  await read;
  assert.deepEqual([host.snapshot.library().papers.length, host.snapshot.library().papers[0]?.key], [6000, 'newt0']);
  assert.deepEqual(failures, []);
});

for (const [what, change] of [
  ['deleted', (files: MemoryFileSystem, uri: string) => files.remove(uri)],
  ['cut', (files: MemoryFileSystem, uri: string) => files.write(uri, '')],
] as const)
  test(`a large digest that is ${what} while it is read does not come back (slow)`, async () => {
    const background = new HeldBackground();
    const started = await start({}, undefined, undefined, background);
    const { files, host, reader } = started;
    const uri = `${folder}/digest.txt`;
    files.write(uri, large('Kite'));
    const read = reader.readFile(uri);
    await background.whenHeld();
    change(files, uri);
    reader.readChanged([{ uri, kind: 'changed' }]);
    await settle(started);
    background.release();
    await read;
    assert.equal(host.snapshot.library().papers.length, 0);
  });
