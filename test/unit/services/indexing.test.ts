import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultSettings } from '../../../server/src/model/settings';
import { type IndexProgress, indexWorkspace, readDiskFile } from '../../../server/src/services/indexing';
import { FileError } from '../../../server/src/workspace/files/fileSystem';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { MemoryFileSystem } from '../../support/memoryFileSystem';

const folder = 'file:///desk';
const silent: IndexProgress = { report: () => undefined };

function paperText(name: string): string {
  return `${name}: A Study of Everything\n\nMuch is known. We present ${name}, which studies all of it, with care and in detail.\n`;
}

function createHost(): WorkspaceHost {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
  return host;
}

function keysOf(host: WorkspaceHost): readonly string[] {
  return host.snapshot.library().papers.map(({ key }) => key);
}

test('reads every digest, and nothing else', async () => {
  const fileSystem = new MemoryFileSystem({
    [`${folder}/a-digest.txt`]: paperText('Kite'),
    [`${folder}/deep/b-digest.txt`]: paperText('Moraine'),
    [`${folder}/notes.txt`]: paperText('Delta'),
    [`${folder}/node_modules/c-digest.txt`]: paperText('Esker'),
  });
  const host = createHost();
  await indexWorkspace(host, fileSystem, silent);
  assert.deepEqual(keysOf(host), ['kite', 'moraine']);
  assert.deepEqual(fileSystem.reads, [`${folder}/a-digest.txt`, `${folder}/deep/b-digest.txt`]);
  assert.ok(host.snapshot.ready);
});

test('an empty workspace and a missing folder are complete at once', async () => {
  const host = createHost();
  await indexWorkspace(host, new MemoryFileSystem(), silent);
  assert.ok(host.snapshot.ready);
  assert.deepEqual(keysOf(host), []);
});

test('a digest that can’t be read leaves the others alone, and says why', async () => {
  const host = createHost();
  const fileSystem = new MemoryFileSystem({
    [`${folder}/a-digest.txt`]: new FileError('unreadable', 'The file can’t be read (EACCES).'),
    [`${folder}/b-digest.txt`]: new FileError('missing', "The file doesn't exist."),
    [`${folder}/c-digest.txt`]: paperText('Kite'),
  });
  await indexWorkspace(host, fileSystem, silent);
  assert.deepEqual(keysOf(host), ['kite']);
  assert.deepEqual([...host.snapshot.digests.keys()], [`${folder}/a-digest.txt`, `${folder}/c-digest.txt`]);
  assert.match(host.snapshot.digests.get(`${folder}/a-digest.txt`)!.digest().issues[0]!.reason, /EACCES/);
});

test('a second index forgets what is gone and takes what is new', async () => {
  const host = createHost();
  const fileSystem = new MemoryFileSystem({
    [`${folder}/a-digest.txt`]: paperText('Kite'),
    [`${folder}/b-digest.txt`]: paperText('Moraine'),
  });
  await indexWorkspace(host, fileSystem, silent);
  fileSystem.remove(`${folder}/a-digest.txt`);
  fileSystem.write(`${folder}/c-digest.txt`, paperText('Delta'));
  await indexWorkspace(host, fileSystem, silent);
  assert.deepEqual(keysOf(host), ['moraine', 'delta']);
});

test('an untitled digest outlives an index', async () => {
  const host = createHost();
  host.apply({ kind: 'document', uri: 'untitled:Untitled-1', languageId: 'marginalia-digest', text: paperText('Kite') });
  await indexWorkspace(host, new MemoryFileSystem(), silent);
  assert.deepEqual(keysOf(host), ['kite']);
});

test('what was read first can be asked before all is read; progress counts every digest', async () => {
  const filler = 'A sentence that fills the digest up to its size. '.repeat(400);
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [`${folder}/${String(n).padStart(2, '0')}-digest.txt`, `${paperText(`Kite${n}`)}\n${filler}\n`]),
  );
  const host = createHost();
  const sizes: number[] = [];
  host.onSnapshot((snapshot) => {
    if (!snapshot.ready) sizes.push(snapshot.digests.size);
  });
  const reports: [number, number][] = [];
  await indexWorkspace(host, new MemoryFileSystem(files), { report: (done, total) => reports.push([done, total]) });
  assert.deepEqual(
    reports,
    Array.from({ length: 40 }, (_, n) => [n + 1, 40]),
  );
  assert.ok(sizes.length >= 2, `snapshots with ${sizes.join(', ')} digests`);
  // Batches double, so few libraries are built however many digests there are.
  assert.ok(sizes.length <= 6, `snapshots with ${sizes.join(', ')} digests`);
  assert.equal(keysOf(host).length, 40);
});

test('requests get in between the digests', async () => {
  const files = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`${folder}/${n}-digest.txt`, paperText(`Kite${n}`)]));
  let turns = 0;
  let running = true;
  const count = (): void => {
    turns += 1;
    if (running) setImmediate(count);
  };
  setImmediate(count);
  await indexWorkspace(createHost(), new MemoryFileSystem(files), silent);
  running = false;
  assert.ok(turns >= 10, `${turns} turns of the event loop`);
});

test('the answer to a request that waited for a paper leaves before the search index is built', async () => {
  const host = createHost();
  const answered = host
    .snapshotThat((snapshot) => snapshot.library().findByKey('kite') !== undefined)
    .then(() => new Promise((resolve) => setImmediate(() => resolve(host.snapshot.searchIndex.peek()))));
  await indexWorkspace(host, new MemoryFileSystem({ [`${folder}/a-digest.txt`]: paperText('Kite') }), silent);
  assert.equal(await answered, undefined);
  assert.notEqual(host.snapshot.searchIndex.peek(), undefined);
});

test('readDiskFile tells bytes, a problem, or that the file is gone; a bug is no problem of the file', async () => {
  const uri = `${folder}/digest.txt`;
  const fileSystem = new MemoryFileSystem({ [uri]: 'x' });
  const stamp = await fileSystem.readStamp(uri);
  assert.ok(stamp !== undefined && stamp.size === 1 && stamp.modified > 0);
  assert.deepEqual(await readDiskFile(fileSystem, uri), { uri, bytes: new Uint8Array([120]), stamp });
  assert.deepEqual(await readDiskFile(new MemoryFileSystem(), uri), { uri });
  assert.deepEqual(await readDiskFile(new MemoryFileSystem({ [uri]: new FileError('unreadable', 'Why.') }), uri), { uri, problem: 'Why.' });
  const broken = {
    readFolder: () => Promise.resolve([]),
    readStamp: () => Promise.resolve(undefined),
    resolveLinks: (uri: string) => Promise.resolve(uri),
    readFile: () => Promise.reject(new TypeError('a bug')),
    replaceFile: () => Promise.resolve('written' as const),
  };
  await assert.rejects(readDiskFile(broken, uri), /a bug/);
});
