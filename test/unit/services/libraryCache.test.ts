import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, mock, test } from 'node:test';
import { papersInDigests } from '../../../server/src/library/libraryTopics';
import { defaultSettings } from '../../../server/src/model/settings';
import { createNodeCacheFolder } from '../../../server/src/platform/node/nodePlatform';
import { createLibraryCache, type LibraryCache, LibraryPersistence } from '../../../server/src/services/libraryCache';
import { createTimers } from '../../../server/src/services/timers';
import { type CacheContent, packSnapshot } from '../../../server/src/workspace/cacheContent';
import { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { computeTopics, createFixtureWorkspace } from '../../support/fixtureWorkspace';

const root = mkdtempSync(join(tmpdir(), 'marginalia-cache-'));
after(() => rmSync(root, { recursive: true }));

const folders = ['file:///desk'];
const path = join(root, 'cache');
let log: string[] = [];
let content: CacheContent;

function open(version = '1.0.0', folder = path): LibraryCache {
  return createLibraryCache(createNodeCacheFolder(folder), version, (message) => log.push(message));
}

function filePath(): string {
  const [name] = readdirSync(path);
  return join(path, name!);
}

beforeEach(async () => {
  rmSync(path, { recursive: true, force: true });
  log = [];
  const papers = ['Kite', 'Rope', 'Sail']
    .map((name) => `${name}: A Title\n\nIn this paper we show how ${name} keeps what it has read, and that it is fast.\n`)
    .join('\n');
  const { snapshot } = createFixtureWorkspace(`//- /digest.txt\n${papers}\n//- /refs.bib\n@misc{mast, title = {Mast}}\n`);
  content = (await packSnapshot(
    snapshot,
    () => ({ size: 1, modified: 2.5 }),
    () => Promise.resolve(),
  ))!;
});

test('what was kept is loaded, by the same folders alone', async () => {
  await open().save(folders, content);
  assert.deepEqual(await open().load(folders), content);
  assert.equal(await open().load(['file:///other']), undefined);
  assert.deepEqual(await open().load(folders), content);
  assert.deepEqual(log, ['Cached 4 papers for the next start.']);
  assert.equal(readdirSync(path).length, 1);
});

test('nothing is there at first, and no word is said about it', async () => {
  assert.equal(await open().load(folders), undefined);
  assert.deepEqual(log, []);
  assert.ok(!existsSync(path));
});

test('what another version has kept is thrown away', async () => {
  await open().save(folders, content);
  assert.equal(await open('1.0.1').load(folders), undefined);
  assert.deepEqual(readdirSync(path), []);
  assert.match(log.join(), /is damaged or from a different version/);
});

test('a byte that changed anywhere throws it all away', async () => {
  await open().save(folders, content);
  const file = filePath();
  const bytes = readFileSync(file);
  assert.ok(bytes.length > 2000);
  for (let at = 0; at < bytes.length; at += at < 300 ? 7 : 101) {
    const damaged = Buffer.from(bytes);
    damaged[at] = damaged[at]! ^ (1 << (at % 8));
    writeFileSync(file, damaged);
    assert.equal(await open().load(folders), undefined, `byte ${at}`);
    assert.ok(!existsSync(file));
  }
  writeFileSync(file, bytes);
  assert.deepEqual(await open().load(folders), content);
});

test('a file that is too short or too long, or another one altogether, is thrown away', async () => {
  await open().save(folders, content);
  const file = filePath();
  const bytes = readFileSync(file);
  const others = [
    Buffer.concat([bytes, Buffer.alloc(16)]),
    Buffer.concat([bytes, Buffer.from('x')]),
    Buffer.from('{}'),
    Buffer.alloc(5000),
    Buffer.from('marginalia library cache 1.0.0\n'),
  ];
  for (let length = 0; length < bytes.length; length += 97) others.push(bytes.subarray(0, length));
  for (const other of others) {
    writeFileSync(file, other);
    assert.equal(await open().load(folders), undefined, `${other.length} bytes`);
  }
});

test('where nothing can be written the log says why, and nothing else happens', async () => {
  const blocked = join(root, 'a-file');
  writeFileSync(blocked, 'not a folder');
  for (const folder of [blocked, join(blocked, 'inner')]) {
    await open('1.0.0', folder).save(folders, content);
    assert.equal(await open('1.0.0', folder).load(folders), undefined);
  }
  assert.equal(log.length, 2);
  assert.match(log[0]!, /^Nothing was cached for the next start: /);
  assert.equal(readFileSync(blocked, 'utf8'), 'not a folder');
});

test('a folder that is read-only keeps what it has', async (context) => {
  await open().save(folders, content);
  const before = readFileSync(filePath());
  chmodSync(path, 0o500);
  await open().save(folders, { ...content, files: [] });
  chmodSync(path, 0o700);
  // The super-user writes anywhere.
  if (process.getuid?.() === 0) context.diagnostic('run by the super-user, who may write');
  else assert.deepEqual(readFileSync(filePath()), before);
  assert.equal(readdirSync(path).length, 1);
});

test('what a write that never ended has left is removed after a while', async () => {
  mkdirSync(path);
  await open().save(folders, content);
  const [old, fresh] = ['1', '2'].map((process) => `${filePath()}.${process}.new`);
  for (const name of [old!, fresh!]) writeFileSync(name, 'half');
  utimesSync(old!, new Date(), new Date(Date.now() - 7_200_000));
  await open().save(folders, content);
  assert.ok(!existsSync(old!));
  assert.ok(existsSync(fresh!));
});

test('a folder in place of the file is no cache', async () => {
  await open().save(folders, content);
  const file = filePath();
  rmSync(file);
  mkdirSync(file);
  assert.equal(await open().load(folders), undefined);
  await open().save(folders, content);
  assert.match(log.at(-1)!, /^Nothing was cached/);
});

const folder = 'file:///desk';
const digest = 'Kite: A Study of Wind\n\nWe introduce Kite, an abstract that is long enough to be read as one.\n';

test('topics that could not be computed are not saved; what is computed later is, once', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const host = new WorkspaceHost();
    const saved: CacheContent[] = [];
    const cache = {
      load: () => Promise.resolve(undefined),
      save: (_: unknown, content: CacheContent) => Promise.resolve(void saved.push(content)),
    };
    new LibraryPersistence(host, cache, createTimers(), assert.ifError);
    /** Changes something that is no reason to save, and lets everything run that waits for the library to rest. */
    const rest = async (): Promise<void> => {
      host.apply({ kind: 'document', uri: `${folder}/draft.md`, languageId: 'markdown', text: `Draft ${saved.length}` });
      mock.timers.tick(10_000);
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    const hasTopics = (): readonly boolean[] => saved.map(({ topics }) => topics !== undefined);

    host.apply({ kind: 'configured', folders: [folder], settings: defaultSettings });
    host.apply({ kind: 'disk', files: [{ uri: `${folder}/digest.txt`, bytes: new TextEncoder().encode(digest) }] });
    host.apply({ kind: 'indexed' });
    host.apply({ kind: 'drafts-indexed' });
    host.apply({
      kind: 'topics',
      known: { topics: [], papers: papersInDigests(host.snapshot.library()), kept: [], since: { count: 1, added: [] } },
    });
    await rest();
    assert.deepEqual(hasTopics(), [false]);
    await rest();
    assert.deepEqual(hasTopics(), [false]);
    computeTopics(host);
    await rest();
    assert.deepEqual(hasTopics(), [false, true]);
    await rest();
    assert.deepEqual(hasTopics(), [false, true]);
  } finally {
    mock.timers.reset();
  }
});
