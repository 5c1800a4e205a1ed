import { lstat, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { createChecksum } from '../../base/checksum';
import { FileError } from '../../workspace/files/fileSystem';

/** What lies there for longer was left by somebody who ended in the middle of writing. In milliseconds. */
const longestWrite = 60 * 1000;
/** How long another server is waited for, and how often its lock is looked at. In milliseconds. */
const longestWait = 5000;
const waitStep = 5;
const besideEnd = '.marginalia-new';
const lockEnd = '.marginalia-lock';
/** Who writes, in names of files: the machine and the process. */
const own = `${hashOf(hostname())}-${process.pid}`;
let count = 0;

/** Where the new text of a file is written before it takes its place: hidden, with an ending that makes it no note. */
export function chooseBeside(target: string): string {
  return join(dirname(target), `.${basename(target)}.${own}-${++count}${besideEnd}`);
}

/**
 * Runs a step while no other server does so for the same file. The lock is a symbolic link that leads nowhere and names
 * who made it, as Emacs' locks do: it is made and says so in one. Where the system knows no such links there is no lock.
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
    if (await isLeft(lock)) await breakLock(lock);
    else if (Date.now() > until) throw new FileError('unwritable', "The file can't be written: another program is writing it. Try again.");
    else await new Promise((resolve) => setTimeout(resolve, waitStep));
  }
}

/** Whoever renames it has it; where that was another's new lock meanwhile, it is put back. */
async function breakLock(lock: string): Promise<void> {
  const aside = `${lock}.${own}-${++count}${besideEnd}`;
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

/** Whether the writer of a lock has ended. */
async function isLeft(lock: string): Promise<boolean> {
  const owner = await readlink(lock).catch(() => undefined);
  return owner !== undefined && (isDead(owner) || (await isOld(lock)));
}

/** What servers left that ended in the middle of writing. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.endsWith(lockEnd)) {
      if (await isLeft(path)) await breakLock(path);
    } else if (name.endsWith(besideEnd)) {
      const owner = /\.([0-9a-f]{8}-\d+)-\d+\.marginalia-new$/.exec(name)?.[1];
      if ((owner !== undefined && isDead(owner)) || (await isOld(path))) await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  // A time to come is as wrong as one long ago.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > longestWrite;
}

/** Of processes on other machines nothing is known. */
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

function hashOf(text: string): string {
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(text));
  return checksum.finish().slice(0, 8);
}
