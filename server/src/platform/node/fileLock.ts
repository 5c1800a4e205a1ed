import { randomInt } from 'node:crypto';
import { lstat, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { createChecksum } from '../../base/checksum';
import { FileError } from '../../workspace/files/fileSystem';

/** A lock or a new file that is older than this was left by a process that died while it wrote. In milliseconds. */
const longestWrite = 60 * 1000;
/** How long to wait for another server, and how long between two looks at its lock. In milliseconds. */
const longestWait = 5000;
const waitStep = 5;
const besideEnd = '.marginalia-new';
const lockEnd = '.marginalia-lock';
/** The machine and the process, for names of files. */
const own = `${hashOf(hostname())}-${process.pid}`;

/** Where the new text of a file is written before it replaces the file: hidden, and with an ending that no note has. */
export function chooseBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${own}-${createSuffix()}${besideEnd}`);
}

/**
 * Runs a step while no other server does so for the same file. As in Emacs, the lock is a symbolic link that leads nowhere and whose target names
 * its owner, so that it is created together with its owner's name. On a system without symbolic links there is no lock.
 */
export async function withLock<T>(target: string, step: () => Promise<T>): Promise<T> {
  const lock = join(dirname(target), `.${basename(target)}${lockEnd}`);
  const isLocked = await takeLock(lock);
  try {
    return await step();
  } finally {
    if (isLocked) await rm(lock, { force: true }).catch(() => undefined);
  }
}

async function takeLock(lock: string): Promise<boolean> {
  for (const until = Date.now() + longestWait; ; ) {
    try {
      await symlink(own, lock);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
    if (await isAbandoned(lock)) await breakLock(lock);
    else if (Date.now() > until) throw new FileError('unwritable', "The file can't be written: another program is writing it. Try again.");
    else await new Promise((resolve) => setTimeout(resolve, waitStep));
  }
}

/** Only one server can rename the lock, and that one removes it. If another server has made a new lock meanwhile, that one is put back. */
async function breakLock(lock: string): Promise<void> {
  const aside = `${lock}.${own}-${createSuffix()}${besideEnd}`;
  const left = await readlink(lock).catch(() => undefined);
  if (
    left === undefined ||
    !(await rename(lock, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  const taken = await readlink(aside).catch(() => undefined);
  if (taken !== undefined && taken !== left) await symlink(taken, lock).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Whether the owner of a lock is dead. */
async function isAbandoned(lock: string): Promise<boolean> {
  const owner = await readlink(lock).catch(() => undefined);
  return owner !== undefined && (isDead(owner) || (await isOld(lock)));
}

/** Removes the locks and new files of servers that died while they wrote. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.endsWith(lockEnd)) {
      if (await isAbandoned(path)) await breakLock(path);
    } else if (name.endsWith(besideEnd)) {
      const owner = /\.([0-9a-f]{8}-\d+)-\d+\.marginalia-new$/.exec(name)?.[1];
      if ((owner !== undefined && isDead(owner)) || (await isOld(path))) await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  // A time in the future is as wrong as one long ago.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > longestWrite;
}

/** Processes of other machines count as alive. */
function isDead(owner: string): boolean {
  const [host, pid] = owner.split('-');
  if (host !== own.split('-')[0] || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** A number for the name of a new file. It is short, because the name of the file itself may be nearly as long as the system allows. */
function createSuffix(): number {
  return randomInt(10_000);
}

function hashOf(text: string): string {
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(text));
  return checksum.finish().slice(0, 8);
}
