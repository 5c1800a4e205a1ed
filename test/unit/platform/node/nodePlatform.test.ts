import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, test } from 'node:test';
import { createNodeCacheFolder } from '../../../../server/src/platform/node/nodePlatform';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marginalia-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what is not a file is not read, and gives way to one', { timeout: 10_000, skip: process.platform === 'win32' }, async () => {
  const cache = createNodeCacheFolder(folder);
  spawnSync('mkfifo', [join(folder, 'pipe.cache')]);
  mkdirSync(join(folder, 'folder.cache'));
  for (const name of ['pipe.cache', 'folder.cache', 'none.cache']) assert.equal(await cache.read(name, () => assert.fail(name)), undefined);
  assert.equal(await cache.write('pipe.cache', [bytes('one')]), undefined);
  assert.deepEqual(await cache.read('pipe.cache', () => undefined), bytes('one'));
});

test('what a killed server was writing is removed, of whatever file; what a living one writes stays', async () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (const name of [`library-1.cache.${dead}.new`, `answers.${dead}.new`, `library-1.cache.${process.ppid}.new`, 'mine.new'])
    writeFileSync(join(folder, name), 'half');
  assert.equal(await createNodeCacheFolder(folder).write('library-2.cache', [bytes('one')]), undefined);
  assert.deepEqual(readdirSync(folder).sort(), [`library-1.cache.${process.ppid}.new`, 'library-2.cache', 'mine.new'].sort());
});
