import { chmod, link, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FileError } from '#workspace';
import { chooseTemporaryPath, removeLeftovers, withLock } from './fileLock';
import { readRegularFile } from './readFile';

/**
 * `FileSystem.replaceFile`: takes a lock that the servers of other windows respect, writes a new file beside the old one, flushes it,
 * checks that the old file is unchanged, and renames the new one. If `after` is undefined, the file is deleted instead. If the path is
 * a symbolic link, the file at its target is replaced.
 */
export async function replaceFileOnDisk(
  path: string,
  before: Uint8Array | undefined,
  after: Uint8Array | undefined,
): Promise<'written' | 'changed'> {
  try {
    const target = await findTarget(path);
    if (!isSame(await readOrNothing(target), before)) return 'changed';
    if (before === undefined) await mkdir(dirname(target), { recursive: true });
    await removeLeftovers(dirname(target));
    return await withLock(target, () => (after === undefined ? removeFile(target, before) : writeBeside(target, before, after)));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError('unwritable', `The file can't be written: ${reasons[codeOf(error)] ?? codeOf(error)}.`);
  }
}

async function findTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    if ((await lstat(path).catch(() => undefined))?.isSymbolicLink() === true)
      throw new FileError('unwritable', "The file can't be written: it is a broken symbolic link.");
    return path;
  }
}

async function removeFile(target: string, before: Uint8Array | undefined): Promise<'written' | 'changed'> {
  if (!isSame(await readOrNothing(target), before)) return 'changed';
  await rm(target, { force: true });
  return 'written';
}

async function writeBeside(target: string, before: Uint8Array | undefined, after: Uint8Array): Promise<'written' | 'changed'> {
  const beside = chooseTemporaryPath(target);
  try {
    // A read-only file must not be replaced, although the permissions of its folder may allow that.
    if (before !== undefined) await (await open(target, 'r+')).close();
    await writeFully(beside, after);
    const outcome = before === undefined ? await putInPlace(beside, target) : await replace(beside, target, before);
    if (outcome === 'written') await syncFolder(dirname(target));
    return outcome;
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

async function replace(beside: string, target: string, before: Uint8Array): Promise<'written' | 'changed'> {
  await chmod(beside, (await stat(target)).mode);
  if (!isSame(await readOrNothing(target), before)) return 'changed';
  await rename(beside, target);
  return 'written';
}

/**
 * Gives the new file its final name, or returns 'changed' if a file with that name exists by now. Unlike a rename, creating a hard link
 * never replaces a file.
 */
async function putInPlace(beside: string, target: string): Promise<'written' | 'changed'> {
  try {
    await link(beside, target);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'changed';
    // Some file systems have no hard links.
    if ((await readOrNothing(target)) !== undefined) return 'changed';
    await rename(beside, target);
    return 'written';
  }
}

async function writeFully(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes sure that the new name survives a power failure, on systems that support that. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

async function readOrNothing(path: string): Promise<Uint8Array | undefined> {
  try {
    return (await readRegularFile(path)).bytes;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error instanceof FileError ? new FileError('unwritable', error.message) : error;
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it is read-only',
  EPERM: 'it is read-only',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it is too large',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a file with the name of its folder exists',
  EEXIST: 'a file with the name of its folder exists',
  EISDIR: 'a folder with the same name exists',
  ELOOP: 'the symbolic link is circular',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
