import { randomInt } from 'node:crypto';
import { lstat, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { FileError } from '#workspace';
import { createChecksum } from '../../base/checksum';

/** If a lock or a new file is older than this, in milliseconds, the process that was writing is assumed to have died. */
const maxWriteMs = 60 * 1000;
/** How long to wait for another server, and how long to wait before its lock is checked again, both in milliseconds. */
const maxWaitMs = 5000;
const waitStep = 5;
const besideEnd = '.marginalia-new';
const lockEnd = '.marginalia-lock';
/** Identifies the machine and the process, in names of files and in locks. */
const own = `${hashOf(hostname())}-${process.pid}`;

/**
 * The path where the new text of a file is written before it replaces the file. The name begins with a dot, so that the file is hidden,
 * and has an ending that no note has.
 */
export function chooseTemporaryPath(target: string): string {
  return join(dirname(target), `.${basename(target)}.${own}-${createSuffix()}${besideEnd}`);
}

/**
 * Runs a step while no other server runs one for the same file. As in Emacs, the lock is a symbolic link that leads nowhere and whose
 * target names the owner, so the lock and the name of its owner are created in a single step. On a system without symbolic links there
 * is no lock. Git or a program that syncs folders may leave a lock as a file or a folder; it is broken by its age. Rejects with FileError 'unwritable' if another server holds the lock for too long.
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
  for (const until = Date.now() + maxWaitMs; ; ) {
    try {
      await symlink(own, lock);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return false;
    }
    // A server that dies while another waits for its lock may also leave a new file.
    if (await isAbandoned(lock)) await removeLeftovers(dirname(lock));
    else if (Date.now() > until)
      throw new FileError('unwritable', "The file can't be written because another program is writing it. Try again.");
    else await new Promise((resolve) => setTimeout(resolve, waitStep));
  }
}

/**
 * Removes an abandoned lock. The lock is first renamed, because only one server can succeed in renaming it. If the renamed lock turns
 * out to be a new one of another server, it is put back.
 */
async function breakLock(lock: string): Promise<void> {
  const aside = `${lock}.${own}-${createSuffix()}${besideEnd}`;
  const left = await readOwner(lock);
  if (
    left === undefined ||
    !(await rename(lock, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  const taken = await readOwner(aside);
  if (taken !== undefined && taken !== nobody && taken !== left) await symlink(taken, lock).catch(() => undefined);
  await rm(aside, { force: true, recursive: true });
}

/** The owner of a lock that is not a link, and therefore names none. */
const nobody = '';

/** What a lock says of its owner; undefined if there is no lock. */
async function readOwner(lock: string): Promise<string | undefined> {
  const isThere = await lstat(lock).then(
    () => true,
    () => false,
  );
  return isThere ? readlink(lock).catch(() => nobody) : undefined;
}

/** Whether the owner of a lock is dead, or the lock is so old that its owner is assumed to be dead. */
async function isAbandoned(lock: string): Promise<boolean> {
  const owner = await readOwner(lock);
  return owner !== undefined && ((await isDead(owner)) || (await isOld(lock)));
}

/** Removes the locks and new files of servers that died, or are assumed to have died, while they were writing. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.endsWith(lockEnd)) {
      if (await isAbandoned(path)) await breakLock(path);
    } else if (name.endsWith(besideEnd)) {
      const owner = /\.([0-9a-f]{8}-\d+)-\d+\.marginalia-new$/.exec(name)?.[1];
      if ((owner !== undefined && (await isDead(owner))) || (await isOld(path))) await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

async function isOld(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  // A time in the distant future is as implausible as one long ago.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > maxWriteMs;
}

/** Whether the process that `owner` identifies has ended. Processes on other machines are assumed to be alive. */
async function isDead(owner: string): Promise<boolean> {
  const [host, pid = ''] = owner.split('-');
  if (host !== own.split('-')[0] || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  return isZombie(pid);
}

/**
 * Whether a process has ended, but is still listed because its parent has not read its exit status. Signals still reach the number of
 * such a process, but it writes no more. Always false on systems other than Linux.
 */
async function isZombie(pid: string): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^State:\s*[ZX]/m.test(status);
}

/**
 * A number for the name of a new file. It is short because the name of the original file may already be nearly as long as the system
 * allows.
 */
function createSuffix(): number {
  return randomInt(10_000);
}

function hashOf(text: string): string {
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(text));
  return checksum.finish().slice(0, 8);
}
