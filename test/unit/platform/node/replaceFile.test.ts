import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { chooseTemporaryPath, withLock } from '../../../../server/src/platform/node/fileLock';
import { replaceFileOnDisk } from '../../../../server/src/platform/node/replaceFile';
import { FileError } from '../../../../server/src/workspace/files/fileSystem';

let folder: string;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const path = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marginalia-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(run: () => Promise<unknown>): Promise<string> {
  let message = '';
  await assert.rejects(run, (error: unknown) => {
    assert.ok(error instanceof FileError && error.kind === 'unwritable');
    message = error.message;
    return true;
  });
  return message;
}

test('makes, replaces and removes, and leaves nothing beside', async () => {
  assert.equal(await replaceFileOnDisk(path('inner/a.md'), undefined, bytes('one')), 'written');
  chmodSync(path('inner/a.md'), 0o640);
  assert.equal(await replaceFileOnDisk(path('inner/a.md'), bytes('one'), bytes('two')), 'written');
  assert.equal(readFileSync(path('inner/a.md'), 'utf8'), 'two');
  assert.equal(statSync(path('inner/a.md')).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(path('inner')), ['a.md']);
  assert.equal(await replaceFileOnDisk(path('inner/a.md'), bytes('two'), undefined), 'written');
  assert.deepEqual(readdirSync(path('inner')), []);
});

test('what holds something else is left', async () => {
  writeFileSync(path('a.md'), 'other');
  for (const [before, after] of [
    [bytes('one'), bytes('two')],
    [undefined, bytes('two')],
    [bytes('one'), undefined],
  ] as const)
    assert.equal(await replaceFileOnDisk(path('a.md'), before, after), 'changed');
  assert.equal(readFileSync(path('a.md'), 'utf8'), 'other');
  assert.equal(await replaceFileOnDisk(path('gone.md'), bytes('one'), bytes('two')), 'changed');
});

test('of many writers at once each writes over what it has read, or knows that it has not', async () => {
  writeFileSync(path('a.md'), '');
  let written = 0;
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const before = readFileSync(path('a.md'), 'utf8');
      if ((await replaceFileOnDisk(path('a.md'), bytes(before), bytes(`${before}${index},`))) === 'written') written += 1;
    }),
  );
  assert.equal(readFileSync(path('a.md'), 'utf8').split(',').length - 1, written);
});

test('links: what one leads to is replaced; one that leads nowhere or in a circle is refused', async () => {
  writeFileSync(path('real.txt'), 'one');
  symlinkSync(path('real.txt'), path('link.md'));
  assert.equal(await replaceFileOnDisk(path('link.md'), bytes('one'), bytes('two')), 'written');
  assert.equal(readFileSync(path('real.txt'), 'utf8'), 'two');
  symlinkSync(path('nowhere'), path('nowhere.md'));
  symlinkSync(path('circle.md'), path('circle.md'));
  assert.match(await refusal(() => replaceFileOnDisk(path('nowhere.md'), undefined, bytes('x'))), /a broken symbolic link/);
  assert.match(await refusal(() => replaceFileOnDisk(path('circle.md'), undefined, bytes('x'))), /circular/);
  mkdirSync(path('folder.md'));
  assert.match(await refusal(() => replaceFileOnDisk(path('folder.md'), undefined, bytes('x'))), /a folder has the same name/);
  assert.match(
    await refusal(() => replaceFileOnDisk(path('real.txt/a.md'), undefined, bytes('x'))),
    /a file with the name of its folder exists/,
  );
  assert.match(await refusal(() => replaceFileOnDisk(path(`${'x'.repeat(300)}.md`), undefined, bytes('x'))), /its name is too long/);
});

/** The number of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

/** How names of files and locks identify a process on this machine. */
function ownerOf(pid: number | string | undefined): string {
  const machine = /\.([0-9a-f]{8})-\d+-\d+\.marginalia-new$/.exec(chooseTemporaryPath(path('a.md')))?.[1];
  return `${machine}-${pid}`;
}

/** What a process that is killed while it writes `a.md` leaves. */
function leaveHalf(owner: string): void {
  writeFileSync(path(`.a.md.${owner}-3.marginalia-new`), 'half');
  symlinkSync(owner, path('.a.md.marginalia-lock'));
}

test('what a dead server left goes, its lock is broken; what a living one is at stays', async () => {
  const dead = ownerOf(endedProcess());
  leaveHalf(dead);
  symlinkSync(dead, path('.other.md.marginalia-lock'));
  writeFileSync(path(`.b.md.00000000-1-1.marginalia-new`), `of another machine than ${hostname()}`);
  writeFileSync(path(`.c.md.00000000-1-1.marginalia-new`), 'old');
  utimesSync(path(`.c.md.00000000-1-1.marginalia-new`), 1000, 1000);
  assert.equal(await replaceFileOnDisk(path('a.md'), undefined, bytes('one')), 'written');
  assert.deepEqual(readdirSync(folder).sort(), ['.b.md.00000000-1-1.marginalia-new', 'a.md']);
});

test('what a server leaves goes also where it dies while another waits for its lock', async () => {
  leaveHalf(ownerOf(endedProcess()));
  assert.deepEqual(await withLock(path('a.md'), () => Promise.resolve(readdirSync(folder))), ['.a.md.marginalia-lock']);
  assert.deepEqual(readdirSync(folder), []);
});

const onLinux = { skip: process.platform !== 'linux' };

test('a server counts as dead although its parent has not asked how it ended', onLinux, async () => {
  // A process that kills its child, and then waits for ever in such a way that it can't learn of its end.
  const script = `const child = require('node:child_process').spawn('sleep', ['30'], { stdio: 'ignore' });
    child.kill('SIGKILL');
    console.log(child.pid);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
  const parent = spawn(process.execPath, ['-e', script]);
  try {
    const pid = await new Promise<string>((resolve) => parent.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())));
    while (!/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) await setImmediate();
    leaveHalf(ownerOf(pid));
    assert.equal(await replaceFileOnDisk(path('a.md'), undefined, bytes('one')), 'written');
    assert.deepEqual(readdirSync(folder), ['a.md']);
  } finally {
    parent.kill('SIGKILL');
  }
});

test('a lock is waited for', async () => {
  const order: string[] = [];
  let end = (): void => undefined;
  let first: Promise<void> = Promise.resolve();
  await new Promise<void>((begun) => {
    first = withLock(
      path('a.md'),
      () =>
        new Promise<void>((resolve) => {
          order.push('first begins');
          end = () => {
            order.push('first ends');
            resolve();
          };
          begun();
        }),
    );
  });
  const second = withLock(path('a.md'), () => Promise.resolve(order.push('second')));
  await withLock(path('b.md'), () => Promise.resolve(order.push('other')));
  end();
  await Promise.all([first, second]);
  assert.deepEqual(order, ['first begins', 'other', 'first ends', 'second']);
  assert.deepEqual(readdirSync(folder), []);
});

test('an old folder that is named like what a write leaves stops no write; a lock of a time to come counts as old', async () => {
  const longAgo = new Date(Date.now() - 3_600_000);
  mkdirSync(path('x.marginalia-new'));
  utimesSync(path('x.marginalia-new'), longAgo, longAgo);
  symlinkSync('ffffffff-1', path('.a.md.marginalia-lock'));
  spawnSync('touch', ['-h', '-d', '2099-01-01', path('.a.md.marginalia-lock')]);
  assert.equal(await replaceFileOnDisk(path('a.md'), undefined, bytes('one')), 'written');
  assert.equal(readFileSync(path('a.md'), 'utf8'), 'one');
});

test('a lock of any kind is broken when it is old: as a file or a folder, as git or a sync service leaves it', async () => {
  const lock = path('.a.md.marginalia-lock');
  const kinds = {
    file: () => writeFileSync(lock, 'ffffffff-1'),
    'empty file': () => writeFileSync(lock, ''),
    folder: () => mkdirSync(lock),
    'folder with a file': () => {
      mkdirSync(lock);
      writeFileSync(join(lock, 'desktop.ini'), '');
    },
    link: () => symlinkSync('ffffffff-1', lock),
  };
  for (const [kind, leave] of Object.entries(kinds)) {
    leave();
    spawnSync('touch', ['-h', '-d', '2 minutes ago', lock]);
    const started = Date.now();
    assert.equal(await withLock(path('a.md'), () => Promise.resolve('written')), 'written', kind);
    assert.ok(Date.now() - started < 2000, kind);
    assert.deepEqual(readdirSync(folder), [], kind);
  }
});
